"""Sheet `projets`: projects of the administration that the registry does not hold."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.actions.import_market.hand_over import Facts, HandOver
from gouvernail.records.models import Product
from gouvernail.rules.folding import folded
from gouvernail.rules.workbook_format.rows import ProjectRow

SHEET = "projets"


class Projects:
    """A project that the registry knows too is the registry's: the row then changes nothing."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._new: list[Product] = []
        self._changed: list[Product] = []

    def plan(self, rows: Sequence[ProjectRow]) -> None:
        """Compare each row with what is known."""
        for row in rows:
            counts = self._at.report.counts(SHEET)
            known = self._at.market.products.get(row.external_id)
            if known is None:
                self._add(row)
                counts.created += 1
            elif self._bring_up_to_date(known, row):
                counts.changed += 1
            else:
                counts.unchanged += 1

    def _add(self, row: ProjectRow) -> None:
        product = Product(
            external_id=row.external_id,
            origin=Product.Origin.ADMINISTRATION,
            name=row.name,
            administration=row.administration,
            search_key=_search_key(row.name, row.administration),
        )
        self._at.market.products[row.external_id] = product
        self._new.append(product)

    def _bring_up_to_date(self, known: Product, row: ProjectRow) -> bool:
        administration = row.administration or known.administration
        if known.origin == Product.Origin.REGISTRY or (known.name, known.administration) == (row.name, administration):
            return False
        known.name, known.administration = row.name, administration
        known.search_key = _search_key(row.name, administration)
        self._changed.append(known)
        return True

    def write(self, _sequence: int) -> Facts:
        """Save what was planned."""
        Product.objects.bulk_create(self._new)
        Product.objects.bulk_update(self._changed, ["name", "administration", "search_key"])
        return {}


def _search_key(name: str, administration: str) -> str:
    return folded(f"{name} {administration}").strip()
