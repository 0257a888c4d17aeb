"""One search over everything that a reader may see: the walls first, then the words. CCTP 4.2 (4.2-device).

Names are folded and ranked by one pure rule, not by the database: both engines answer the same. As many queries for
ten records as for ten thousand; what stands behind a wall is neither shown nor counted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.db.models import Exists, OuterRef, Q

from gouvernail.records.models import Contractor, Incubator, Order, OrderLine, Product, ProductAlias
from gouvernail.records.queries.order_list import names_of_orders
from gouvernail.records.queries.orders import visible
from gouvernail.records.queries.portfolio import products_on
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.folding import folded
from gouvernail.rules.search import Asked, Closeness, closeness, is_found

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Found(Generic[Thing]):
    """The closest few of what was found, how many there are in all, and how close the first one comes."""

    count: int = 0
    first: Sequence[Thing] = ()
    best: Closeness = Closeness.ANYWHERE


def ranked(asked: Asked, rows: Iterable[tuple[Thing, Sequence[str]]], most: int) -> Found[Thing]:
    """The closest first, then by name; each row is a thing and its names, the one that is shown first."""
    close = [(closeness(asked, names), folded(names[0]), thing) for thing, names in rows]
    close.sort(key=lambda row: row[:2])
    best = close[0][0] if close else Closeness.ANYWHERE
    return Found(len(close), [thing for *_, thing in close[:most]], best)


def products_found(asked: Asked, scope: Scope, day: date, most: int) -> Found[Product]:
    """The products of the public portfolio, in three queries; a former id leads to its product.

    A confidential one is found by its team and the steering office. CCTP 4.1 (4.1-confidentiality).
    """
    if not asked.words:
        return Found()
    matching = Q()
    for word in asked.words:
        matching &= Q(search_key__contains=word)
    former = ProductAlias.objects.filter(external_id=unicodedata.normalize("NFC", asked.text))
    formerly = dict(former.values_list("product_id", "external_id"))
    known = products_on(day, scope)
    rows = known.filter(matching | Q(pk__in=formerly)).order_by().values_list("pk", "name", "external_id")
    found = ranked(asked, ((pk, (name, key, formerly.get(pk, key))) for pk, name, key in rows), most)
    shown = known.select_related("incubator").in_bulk(list(found.first))
    return Found(found.count, [shown[pk] for pk in found.first], found.best)


def incubators_found(asked: Asked, most: int) -> Found[Incubator]:
    """The incubators that are neither hidden nor gone, in one query."""
    shown = Incubator.objects.filter(is_hidden=False, gone_on=None).order_by()
    rows = ((each, (each.title, each.external_id)) for each in shown)
    return ranked(asked, ((each, names) for each, names in rows if is_found(asked, *names)), most)


def orders_found(asked: Asked, scope: Scope, most: int) -> Found[Order]:
    """The orders that a reader may see, by number or by product, in three queries."""
    rows = ((pk, names) for pk, names in names_of_orders(scope) if is_found(asked, *names))
    found = ranked(asked, rows, most)
    shown = Order.objects.select_related("contractor").in_bulk(list(found.first))
    return Found(found.count, [shown[pk] for pk in found.first], found.best)


def contractors_found(asked: Asked, scope: Scope, most: int) -> Found[Contractor]:
    """The contractors of the orders that a reader may see, and its own, by name or SIRET, in one query."""
    seen = Contractor.objects.order_by()
    if not scope.everything:
        theirs = Exists(Order.objects.filter(visible(scope), contractor=OuterRef("pk")))
        seen = seen.filter(Q(pk__in=scope.contractor_ids) | theirs)
    whole = Asked(asked.text.replace(" ", "")) if asked.key.replace(" ", "").isdigit() else asked
    rows = ((each, (each.name, each.siret)) for each in seen)
    return ranked(whole, ((each, names) for each, names in rows if is_found(whole, *names)), most)


def other_projects_found(asked: Asked, scope: Scope, most: int) -> Found[Product]:
    """The other projects of the administration that orders in scope are for, in one query. CCTP 1.2."""
    seen = Product.objects.filter(origin=Product.Origin.ADMINISTRATION).order_by()
    if not scope.everything:
        ordered = OrderLine.objects.filter(scope.of_lines(), product=OuterRef("pk"))
        ordered = ordered.filter(order__in=Order.objects.filter(visible(scope)))
        seen = seen.filter(Q(pk__in=scope.product_ids) | Exists(ordered))
    rows = ((each, (each.name, each.external_id)) for each in seen.defer("raw", "content_markdown", "search_key"))
    return ranked(asked, ((each, names) for each, names in rows if is_found(asked, *names)), most)
