"""Sheet `titulaires`: contractors and their rank in each framework."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.records.models import Contractor, ContractorRank
from gouvernail.rules.workbook_format.rows import ContractorRow

SHEET = "titulaires"


class Contractors:
    """A rank is part of the notified framework; a name and an address may change."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._new: list[Contractor] = []
        self._changed: dict[str, Contractor] = {}
        self._ranks: list[ContractorRank] = []
        self._rows: dict[str, ContractorRow] = {}

    def plan(self, rows: Sequence[ContractorRow]) -> None:
        """Compare each row with what is known."""
        taken = {(number, rank.rank): siret for (number, siret), rank in self._at.market.ranks.items()}
        for row in rows:
            if row.framework_number not in self._at.market.frameworks:
                place = Place(SHEET, row.row, "marche", row.framework_number)
                self._at.unknown(place, "framework_unknown", "marches")
            elif self._is_one_company(row):
                self._take(row, taken)

    def _is_one_company(self, row: ContractorRow) -> bool:
        """Whether the row does not name otherwise a company that another row of the sheet names."""
        first = self._rows.setdefault(row.siret, row)
        if first.name == row.name:
            return True
        self._at.error(Place(SHEET, row.row, "nom", row.name), "contractor_two_names", first=first.row, name=first.name)
        return False

    def _take(self, row: ContractorRow, taken: dict[tuple[str, int], str]) -> None:
        contractor_changed = self._take_contractor(row)
        key = (row.framework_number, row.siret)
        rank = self._at.market.ranks.get(key)
        counts = self._at.report.counts(SHEET)
        if rank is not None:
            if rank.rank != row.rank:
                place = Place(SHEET, row.row, "rang", str(row.rank))
                self._at.error(place, "known_value_changed", known=str(rank.rank))
            elif contractor_changed:
                counts.changed += 1
            else:
                counts.unchanged += 1
            return
        other = taken.setdefault((row.framework_number, row.rank), row.siret)
        if other != row.siret:
            self._at.error(Place(SHEET, row.row, "rang", str(row.rank)), "rank_taken", siret=other)
            return
        self._add_rank(row)
        counts.created += 1

    def _add_rank(self, row: ContractorRow) -> None:
        market = self._at.market
        framework, contractor = market.frameworks[row.framework_number], market.contractors[row.siret]
        rank = ContractorRank(framework=framework, contractor=contractor, rank=row.rank)
        market.ranks[row.framework_number, row.siret] = rank
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
