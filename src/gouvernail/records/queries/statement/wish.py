"""What of the statement is wanted, and what of that a reader may see, as conditions on lines ``l`` and orders ``o``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Q

from gouvernail.records.models import OrderLine, ProductAlias
from gouvernail.records.queries.scopes import Scope

_CONDITIONS = {
    "framework": "o.framework_id = (SELECT w.id FROM records_framework w WHERE w.number = %(framework)s)",
    "order": "o.number = %(order)s",
    "product": "l.product_id = (SELECT w.id FROM records_product w WHERE w.external_id = %(product)s)",
    "contractor": "o.contractor_id = (SELECT w.id FROM records_contractor w WHERE w.siret = %(contractor)s)",
}
_PATHS = {
    "framework": "order__framework__number",
    "order": "order__number",
    "product": "product__external_id",
    "contractor": "order__contractor__siret",
}


class Wish(NamedTuple):
    """What narrows a statement: the keys that it shows, ``None`` for all.

    A former registry id of a product leads to the product, once ``followed``.
    """

    framework: str | None = None
    order: str | None = None
    product: str | None = None
    contractor: str | None = None

    @property
    def keys(self) -> dict[str, str]:
        """What is asked for, by name."""
        return {name: key for name, key in self._asdict().items() if key is not None}

    def followed(self) -> Wish:
        """The same wish under the product's present registry id."""
        if self.product is None:
            return self
        aliases = ProductAlias.objects.filter(external_id=self.product)
        return self._replace(product=aliases.values_list("product__external_id", flat=True).first() or self.product)


#: The wish that narrows nothing.
EVERY_LINE = Wish()


def unknown_key(wish: Wish, scope: Scope) -> str | None:
    """The first name of the wish (``"order"``…) whose key no line in scope carries; ``None`` when all are known.

    What stands behind a wall is as unknown as what does not exist. Product principle 4.
    """
    lines = OrderLine.objects.filter(scope.of_lines())
    for name, key in wish.followed().keys.items():
        if not lines.filter(Q(**{_PATHS[name]: key})).exists():
            return name
    return None


def conditions(wish: Wish, scope: Scope) -> str:
    """SQL that keeps what is wished and in scope; the keys are parameters under their names."""
    return " AND ".join([*_walls(scope), *(_CONDITIONS[name] for name in wish.keys), "1 = 1"])


def _walls(scope: Scope) -> Iterator[str]:
    if not scope.everything:
        yield f"({_among('o.contractor_id', scope.contractor_ids)} OR {_among('l.product_id', scope.product_ids)})"


def _among(column: str, ids: Iterable[int]) -> str:
    """A condition on identifiers of our own; never true for none."""
    known = ", ".join(str(int(one)) for one in sorted(ids))
    return f"{column} IN ({known})" if known else "1 = 0"
