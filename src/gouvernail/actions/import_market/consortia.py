"""Sheet `groupements`: the companies that hold a rank beside their lead."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.actions.import_market.differences import changes_allowed, completed
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.actions.import_market.market import RankKey
from gouvernail.actions.import_market.references import find_rank
from gouvernail.records.models import Consortium, ConsortiumMember, Contractor
from gouvernail.rules.ranks import why_not_form_consortium, why_not_name_company
from gouvernail.rules.workbook_format.rows import ConsortiumRow

SHEET = "groupements"


class Consortia:
    """A consortium is part of the notified framework: nobody joins it by an import once it is known."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._companies: list[Contractor] = []
        self._new: list[Consortium] = []
        self._members: list[ConsortiumMember] = []

    def plan(self, rows: Sequence[ConsortiumRow]) -> None:
        """Compare each row with what is known, the members of a new consortium together."""
        new: dict[RankKey, list[ConsortiumRow]] = {}
        for row in rows:
            key = find_rank(self._at, SHEET, row.row, (row.framework_number, row.lot, row.contractor_siret))
            if key is None:
                continue
            if key in self._at.market.consortia:
                self._compare(row, key)
            else:
                new.setdefault(key, []).append(row)
        for key, told in new.items():
            self._form(key, told)

    def _compare(self, row: ConsortiumRow, key: RankKey) -> None:
        known = self._at.market.consortia[key]
        if row.member_siret not in self._at.market.members.get(key, ()):
            place = Place(SHEET, row.row, "membre_siret", row.member_siret)
            self._at.judge(place, why_not_form_consortium(key[2], [row.member_siret], is_known=True))
            return
        stored = {
            "name": known.name,
            "liability": known.liability,
            "member_name": self._at.market.contractors[row.member_siret].name,
        }
        if changes_allowed(self._at, SHEET, completed(row, stored, {"name", "member_name"}), stored):
            self._at.report.counts(SHEET).unchanged += 1

    def _form(self, key: RankKey, told: Sequence[ConsortiumRow]) -> None:
        first = told[0]
        for row in told[1:]:
            stored = {"liability": first.liability, "name": first.name}
            if any(getattr(row, name) != value for name, value in stored.items()):
                self._at.error(Place(SHEET, row.row, "nature"), "consortium_two_ways", first=first.row)
                return
        sirets = [row.member_siret for row in told]
        place = Place(SHEET, first.row, "membre_siret", first.member_siret)
        if not self._at.judge(place, why_not_form_consortium(key[2], sirets, is_known=False)):
            return
        companies = [self._company(row) for row in told]
        made = Consortium(rank=self._at.market.ranks[key], name=first.name, liability=first.liability)
        self._new.append(made)
        self._members += [ConsortiumMember(consortium=made, contractor=one) for one in companies if one is not None]
        self._at.report.counts(SHEET).created += len(told)

    def _company(self, row: ConsortiumRow) -> Contractor | None:
        """The company of a member, new or known under that name."""
        market = self._at.market
        known = market.contractors.get(row.member_siret)
        refusals = why_not_name_company(row.member_name, known.name if known else "")
        if not self._at.judge(Place(SHEET, row.row, "membre_nom", row.member_name), refusals):
            return None
        if known is None:
            known = Contractor(siret=row.member_siret, name=row.member_name)
            market.contractors[row.member_siret] = known
            self._companies.append(known)
        return known

    def write(self, _sequence: int) -> Facts:
        """Save what was planned."""
        Contractor.objects.bulk_create(self._companies)
        Consortium.objects.bulk_create(self._new)
        ConsortiumMember.objects.bulk_create(self._members)
        return {}
