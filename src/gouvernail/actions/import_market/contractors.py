"""Sheet `titulaires`: contractors and their rank in each framework."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.actions.import_market.differences import changes_allowed, completed
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.records.models import Contractor, ContractorRank
from gouvernail.rules.ranks import Held, why_not_add_rank
from gouvernail.rules.workbook_format.rows import ContractorRow

SHEET = "titulaires"


class Contractors:
    """A rank, in its lot and with its share, is part of the notified framework; a name and an address may change."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._new: list[Contractor] = []
        self._changed: dict[str, Contractor] = {}
        self._ranks: list[ContractorRank] = []
        self._rows: dict[str, ContractorRow] = {}

    def plan(self, rows: Sequence[ContractorRow]) -> None:
        """Compare each row with what is known."""
        taken = {(number, lot, rank.rank): siret for (number, lot, siret), rank in self._at.market.ranks.items()}
        for row in rows:
            if row.framework_number not in self._at.market.frameworks:
                place = Place(SHEET, row.row, "marche", row.framework_number)
                self._at.unknown(place, "framework_unknown", "marches")
            elif row.lot and (row.framework_number, row.lot) not in self._at.market.lots:
                self._at.unknown(Place(SHEET, row.row, "lot", row.lot), "lot_unknown", "lots", clause="domain-3")
            elif self._is_one_company(row):
                self._take(row, taken)

    def _is_one_company(self, row: ContractorRow) -> bool:
        """Whether the row does not name otherwise a company that another row of the sheet names."""
        first = self._rows.setdefault(row.siret, row)
        if first.name == row.name:
            return True
        self._at.error(Place(SHEET, row.row, "nom", row.name), "contractor_two_names", first=first.row, name=first.name)
        return False

    def _take(self, row: ContractorRow, taken: dict[tuple[str, str, int], str]) -> None:
        contractor_changed = self._take_contractor(row)
        key = (row.framework_number, row.lot, row.siret)
        rank = self._at.market.ranks.get(key)
        counts = self._at.report.counts(SHEET)
        if rank is not None:
            stored = {"rank": rank.rank, "quota_percent": rank.quota_percent}
            if not changes_allowed(self._at, SHEET, completed(row, stored, {"quota_percent"}), stored):
                return
            if contractor_changed:
                counts.changed += 1
            else:
                counts.unchanged += 1
            return
        other = taken.setdefault((row.framework_number, row.lot, row.rank), row.siret)
        if other != row.siret:
            self._at.error(Place(SHEET, row.row, "rang", str(row.rank)), "rank_taken", siret=other)
            return
        counts.created += self._may_hold(row)
        self._add_rank(row)

    def _may_hold(self, row: ContractorRow) -> bool:
        """Whether the share and the lot of a new rank go with its framework and with the ranks beside it."""
        market, number = self._at.market, row.framework_number
        beside = [one for (framework, lot, _), one in market.ranks.items() if (framework, lot) == (number, row.lot)]
        held = [
            Held(
                one.contractor.siret,
                one.rank,
                one.quota_percent,
                one.ended_on is not None and one.ended_on <= self._at.on,
            )
            for one in beside
        ]
        wanted = Held(row.siret, row.rank, row.quota_percent)
        lot_missing = not row.lot and market.has_lots(number)
        refusals = why_not_add_rank(wanted, market.frameworks[number].attribution_rule, held, lot_missing=lot_missing)
        place = Place(SHEET, row.row, "lot") if lot_missing else Place(SHEET, row.row, "part", _percent(row))
        return self._at.judge(place, refusals)

    def _add_rank(self, row: ContractorRow) -> None:
        market = self._at.market
        framework, contractor = market.frameworks[row.framework_number], market.contractors[row.siret]
        rank = ContractorRank(
            framework=framework,
            lot=market.lots.get((row.framework_number, row.lot)),
            contractor=contractor,
            rank=row.rank,
            quota_percent=row.quota_percent,
        )
        market.ranks[row.framework_number, row.lot, row.siret] = rank
        self._ranks.append(rank)

    def _take_contractor(self, row: ContractorRow) -> bool:
        """Add the company or bring its name and address up to date; answers whether a known one changed."""
        known = self._at.market.contractors.get(row.siret)
        if known is None:
            added = Contractor(siret=row.siret, name=row.name, correspondent_email=row.correspondent_email)
            self._at.market.contractors[row.siret] = added
            self._new.append(added)
            return False
        email = row.correspondent_email or known.correspondent_email
        if (known.name, known.correspondent_email) == (row.name, email):
            return False
        known.name, known.correspondent_email = row.name, email
        if known.pk is not None:
            self._changed[known.siret] = known
        return True

    def write(self, _sequence: int) -> Facts:
        """Save what was planned."""
        Contractor.objects.bulk_create(self._new)
        Contractor.objects.bulk_update(self._changed.values(), ["name", "correspondent_email"])
        ContractorRank.objects.bulk_create(self._ranks)
        return {}


def _percent(row: ContractorRow) -> str:
    return "" if row.quota_percent is None else str(row.quota_percent)
