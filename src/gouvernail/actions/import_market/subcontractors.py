"""Sheet `sous_traitants`: the companies that a contractor declared under its rank."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.actions.import_market.differences import changes_allowed, completed
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.actions.import_market.market import RankKey
from gouvernail.actions.import_market.references import find_rank
from gouvernail.records.models import Subcontractor
from gouvernail.rules.ranks import why_not_declare_subcontractor
from gouvernail.rules.workbook_format.rows import ConsortiumRow, SubcontractorRow

SHEET = "sous_traitants"
_SAID = ("name", "declared_on", "work", "most_cents")


class Subcontractors:
    """A declaration never changes by an import."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._new: list[Subcontractor] = []

    def plan(self, rows: Sequence[SubcontractorRow], consortia: Sequence[ConsortiumRow]) -> None:
        """Compare each row with what is known; ``consortia`` says who holds a rank in the same workbook."""
        holders: dict[RankKey, list[str]] = {key: list(sirets) for key, sirets in self._at.market.members.items()}
        for member in consortia:
            key = (member.framework_number, member.lot, member.contractor_siret)
            holders.setdefault(key, []).append(member.member_siret)
        for row in rows:
            found = find_rank(self._at, SHEET, row.row, (row.framework_number, row.lot, row.contractor_siret))
            if found is not None:
                self._take(row, found, holders.get(found, []))

    def _take(self, row: SubcontractorRow, key: RankKey, members: Sequence[str]) -> None:
        declared = self._at.market.subcontractors.setdefault(key, {})
        known = declared.get(row.siret)
        if known is not None:
            stored: dict[str, object] = {name: getattr(known, name) for name in _SAID}
            if changes_allowed(self._at, SHEET, completed(row, stored, {"work", "most_cents"}), stored):
                self._at.report.counts(SHEET).unchanged += 1
            return
        refusals = why_not_declare_subcontractor(row.siret, [key[2], *members], [])
        if self._at.judge(Place(SHEET, row.row, "siret", row.siret), refusals):
            told = {name: getattr(row, name) for name in _SAID}
            declared[row.siret] = Subcontractor(rank=self._at.market.ranks[key], siret=row.siret, **told)
            self._new.append(declared[row.siret])
            self._at.report.counts(SHEET).created += 1

    def write(self, _sequence: int) -> Facts:
        """Save what was planned."""
        Subcontractor.objects.bulk_create(self._new)
        return {}
