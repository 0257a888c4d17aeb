"""What of the statement is wanted, and what of that a reader may see, as conditions on lines ``l`` and orders ``o``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.db.models import Manager, QuerySet

from gouvernail.records.models import Contractor, Framework, Order, OrderLine, Product, ProductAlias
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

_KEYS = {"framework": "number", "order": "number", "product": "external_id", "contractor": "siret"}
_EVERY: Mapping[str, Manager[Any]] = {
    "framework": Framework.objects,
    "order": Order.objects,
    "product": Product.objects,
    "contractor": Contractor.objects,
}


class Selection(NamedTuple):
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

    def followed(self) -> Selection:
        """The same selection under the product's present registry id."""
        if self.product is None:
            return self
        aliases = ProductAlias.objects.filter(external_id=self.product)
        return self._replace(product=aliases.values_list("product__external_id", flat=True).first() or self.product)


#: The selection that narrows nothing.
EVERY_LINE = Selection()


def unknown_key(selection: Selection, scope: Scope) -> str | None:
    """The first name of the selection (``"order"``…) whose key is unknown; ``None`` when all are known.

    To a reader with a scope, what no visible line carries is as unknown as what does not exist. Product principle 4.
    """
    lines = OrderLine.objects.filter(scope.of_lines())
    for name, key in selection.followed().keys.items():
        known: QuerySet[Any] = _EVERY[name].filter(**{_KEYS[name]: key})
        if not scope.everything:
            known = lines.filter(**{_PATHS[name]: key})
        if not known.exists():
            return name
    return None


def conditions(selection: Selection, scope: Scope) -> str:
    """SQL that keeps what is selected and in scope; the keys are parameters under their names."""
    return " AND ".join([*_walls(scope), *(_CONDITIONS[name] for name in selection.keys), "1 = 1"])


def _walls(scope: Scope) -> Iterator[str]:
    if not scope.everything:
        yield f"({_among('o.contractor_id', scope.contractor_ids)} OR {_among('l.product_id', scope.product_ids)})"


def _among(column: str, ids: Iterable[int]) -> str:
    """A condition on identifiers of our own; never true for none."""
    known = ", ".join(str(int(one)) for one in sorted(ids))
    return f"{column} IN ({known})" if known else "1 = 0"
