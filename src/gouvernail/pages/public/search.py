"""One search box for everything: products, orders, contractors, incubators, pages. CCTP 4.2 (4.2-device).

An order named exactly is shown first, never opened by itself: whoever types a number sees what else bears it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gouvernail import clock, wording
from gouvernail.pages.public.searched_pages import GUIDE, page_titles
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.typed_text import text_in
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.models import Incubator, Order, Product, Stage
from gouvernail.records.queries.order_list import product_names_of
from gouvernail.records.queries.product_search import stage_of, stages_by_key
from gouvernail.records.queries.search import (
    Found,
    contractors_found,
    incubators_found,
    orders_found,
    other_projects_found,
    products_found,
    ranked,
)
from gouvernail.rules.access import Right
from gouvernail.rules.search import Asked, Closeness, is_found

#: Shown in each group, and when one group is asked for alone.
MOST = 10
MOST_ALONE = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: what it is called, what is said under its name, where it leads."""

    label: str
    address: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind: ``more`` leads to all of it."""

    key: str
    one: str
    many: str
    count: int
    hits: Sequence[Hit]
    best: Closeness
    more: str = ""

    @property
    def heading(self) -> str:
        """« Bons de commande »."""
        return self.many.capitalize()

    @property
    def counted(self) -> str:
        """« 3 bons de commande »."""
        return wording.counted(self.count, self.one, self.many)

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return self.count - len(self.hits)


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def search(request: HttpRequest) -> HttpResponse:
    """What bears these words, group by group, the closest first; one group alone when the address says which."""
    asked = Asked(text_in(request.GET, "q"))
    alone = request.GET.get("dans", "")
    found = list(_groups(asked, reader_of(request), alone)) if asked.words else []
    groups = [group for group in found if group.count]
    context = {
        "searched": asked.text,
        "groups": sorted(groups, key=lambda group: group.best != Closeness.EXACT),
        "count": sum(group.count for group in groups),
        "looked_in": [group.many for group in found],
        "is_alone": alone in _KINDS,
    }
    return render(request, "gouvernail/search.html", context)


def _groups(asked: Asked, reader: Reader, alone: str) -> Iterator[Group]:
    """What each kind of thing holds for this reader, in order; those that it may not look for are left out."""
    is_alone = alone in _KINDS
    for find in (_KINDS[alone],) if is_alone else _KINDS.values():
        group = find(asked, reader, MOST_ALONE if is_alone else MOST)
        if group is not None:
            yield group


def _products(asked: Asked, reader: Reader, most: int) -> Group:
    found, stages = products_found(asked, reader.scope, clock.today(), most), stages_by_key()
    hits = [
        Hit(each.name, reverse("product", args=[each.external_id]), _of_product(each, stages)) for each in found.first
    ]
    return _group(asked, "produits", ("produit", "produits"), found, hits, list_name="products")


def _of_product(product: Product, stages: Mapping[str, Stage]) -> str:
    stage, incubator = stage_of(product, stages), product.incubator
    told = [stage.label if stage else "phase à venir"]
    return " · ".join([*told, *([incubator.title] if incubator and not incubator.is_hidden else [])])


def _orders(asked: Asked, reader: Reader, most: int) -> Group | None:
    if not reader.may(Right.SEE_ORDER):
        return None
    found = orders_found(asked, reader.scope, most)
    names = product_names_of(found.first, reader.scope)
    hits = [Hit(each.number, reverse("order", args=[each.uuid]), _of_order(each, names)) for each in found.first]
    return _group(asked, "bons", ("bon de commande", "bons de commande"), found, hits, list_name="orders")


def _of_order(order: Order, names: Mapping[int, Sequence[str]]) -> str:
    return " · ".join([wording.ORDER_STATES[order.state], *names.get(order.pk, ()), order.contractor.name])


def _contractors(asked: Asked, reader: Reader, most: int) -> Group | None:
    if not reader.may(Right.SEE_STATEMENT):
        return None
    found = contractors_found(asked, reader.scope, most)
    hits = [Hit(each.name, _in_statement(titulaire=each.siret), f"SIRET {each.siret}") for each in found.first]
    return _group(asked, "titulaires", ("titulaire", "titulaires"), found, hits)


def _other_projects(asked: Asked, reader: Reader, most: int) -> Group | None:
    if not reader.may(Right.SEE_STATEMENT):
        return None
    found = other_projects_found(asked, reader.scope, most)
    hits = [Hit(each.name, _in_statement(produit=each.external_id), each.administration) for each in found.first]
    return _group(asked, "projets", ("autre projet", "autres projets"), found, hits)


def _in_statement(**values: str) -> str:
    return f"{reverse('statement')}?{urlencode(values)}"


def _incubators(asked: Asked, reader: Reader, most: int) -> Group:  # noqa: ARG001
    found: Found[Incubator] = incubators_found(asked, most)
    hits = [Hit(each.title, reverse("incubator", args=[each.external_id])) for each in found.first]
    return _group(asked, "incubateurs", ("incubateur", "incubateurs"), found, hits)


def _pages(asked: Asked, reader: Reader, most: int) -> Group:
    named = [
        (Hit(label, address), (label, label.removeprefix(GUIDE)))
        for label, address, words in page_titles(reader)
        if is_found(asked, label, words)
    ]
    found = ranked(asked, named, most)
    return _group(asked, "pages", ("page", "pages"), found, found.first)


def _group(
    asked: Asked, key: str, words: tuple[str, str], found: Found[Any], hits: Sequence[Hit], list_name: str = ""
) -> Group:
    """The group of a kind; « tout voir » leads to its list when there is one, else to the same search alone."""
    more = ""
    if found.count > len(hits):
        values = {"q": asked.text} if list_name else {"q": asked.text, "dans": key}
        more = f"{reverse(list_name or 'search')}?{urlencode(values)}"
    return Group(key, *words, found.count, hits, found.best, more)


#: How each kind is looked for, under the name that an address gives it, in the order of the page.
_KINDS: Mapping[str, Callable[[Asked, Reader, int], Group | None]] = {
    "produits": _products,
    "bons": _orders,
    "titulaires": _contractors,
    "projets": _other_projects,
    "incubateurs": _incubators,
    "pages": _pages,
}
