"""The points that ask for attention as a page writes them: what, for what, until or since when, where it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from gouvernail import wording
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.records.queries.attention import orders_named
from gouvernail.records.queries.framework_terms import framework_uuids
from gouvernail.records.queries.names import order_uuids
from gouvernail.rules.access import Right
from gouvernail.rules.attention import Kind, Point, Urgency

#: The words of each degree of urgency.
_URGENCIES: Mapping[Urgency, str] = {
    Urgency.PASSED: "limite atteinte",
    Urgency.COMING: "à venir",
    Urgency.WAITING: "en attente",
    Urgency.WATCHED: "à surveiller",
    Urgency.TO_FILL: "à renseigner",
}
_OF_ORDERS = frozenset({Kind.ORDER, Kind.ESTIMATE, Kind.DAYS, Kind.RETURN})


class PointRow(NamedTuple):
    """A point in words; ``about`` names what it is about, ``address`` is where it is done."""

    urgency: str
    is_passed: bool
    about: str
    sentence: str
    when: str
    clauses: str
    action: str
    address: str


class LeftOut(NamedTuple):
    """« 312 autres mois à accepter », and the page that shows them all."""

    words: str
    address: str


class Addresses(NamedTuple):
    """The identifiers behind the numbers of orders and frameworks."""

    orders: Mapping[str, UUID]
    frameworks: Mapping[str, UUID]


def rows_of(points: Sequence[Point], reader: Reader) -> Sequence[PointRow]:
    """The points in words, with three queries for their names and addresses, however many there are."""
    numbers = {_order_of(point) for point in points if point.kind in _OF_ORDERS}
    products = orders_named(numbers, reader.scope) if numbers else {}
    uuids = order_uuids(numbers) if numbers else {}
    frameworks = framework_uuids() if any(point.kind is Kind.TERMS for point in points) else {}
    addresses = Addresses(uuids, frameworks)
    return [_row(point, products, addresses, reader) for point in points]


def left_out_rows(left_out: Mapping[Kind, int], reader: Reader) -> Sequence[LeftOut]:
    """What the list leaves out, kind by kind."""
    return [
        LeftOut(wording.counted(count, *wording.LEFT_OUT[kind]), _whole_list(kind, reader))
        for kind, count in left_out.items()
    ]


def _row(point: Point, products: Mapping[str, Sequence[str]], addresses: Addresses, reader: Reader) -> PointRow:
    action, address = _place_of(point, addresses, reader)
    return PointRow(
        urgency=_URGENCIES[point.urgency],
        is_passed=point.urgency is Urgency.PASSED,
        about=_about(point, products),
        sentence=wording.attention_sentence(point.duties),
        when=_when(point),
        clauses=", ".join(_distinct(wording.clause_words(duty.clause) for duty in point.duties)),
        action=action,
        address=address,
    )


def _order_of(point: Point) -> str:
    """The order number of a point about an order, one of its lines or months."""
    return point.key if point.kind in {Kind.ORDER, Kind.ESTIMATE} else point.key.rsplit("/", 2)[0]


def _about(point: Point, products: Mapping[str, Sequence[str]]) -> str:
    if point.kind in _OF_ORDERS:
        number = _order_of(point)
        return " · ".join((number, *products.get(number, ())))
    if point.kind in {Kind.FRAMEWORK, Kind.TERMS}:
        return f"Accord-cadre {point.key}"
    return {Kind.IMPORT: "Import du classeur", Kind.REGISTRY: "Registre des produits", Kind.MAIL: "Invitation"}[
        point.kind
    ]


def _when(point: Point) -> str:
    if point.due_on is not None:
        return f"d’ici au {wording.date_text(point.due_on)}"
    if point.since_on is None:
        return ""
    if point.kind is Kind.DAYS:
        return f"depuis {wording.month_text(point.since_on)}"
    return f"depuis le {wording.date_text(point.since_on)}"


def _place_of(point: Point, addresses: Addresses, reader: Reader) -> tuple[str, str]:
    """The words of the button, and the page where the point is done."""
    if point.kind in _OF_ORDERS:
        return _place_of_order(point, addresses.orders[_order_of(point)], reader)
    if point.kind is Kind.FRAMEWORK:
        asked = {"vue": "accord-cadre", "accord-cadre": point.key}
        return "Voir l’accord-cadre", f"{reverse('statement')}?{urlencode(asked)}"
    if point.kind is Kind.TERMS:
        return "Renseigner", reverse("framework_terms", args=[addresses.frameworks[point.key]])
    if point.kind is Kind.IMPORT:
        return "Voir l’import", reverse("market_import", args=[point.key])
    return _ACTIONS[point.kind], reverse(_PAGES[point.kind])


def _place_of_order(point: Point, uuid: UUID, reader: Reader) -> tuple[str, str]:
    if point.kind is Kind.ESTIMATE:
        return "Estimer", reverse("new_estimate", args=[uuid])
    if point.kind is Kind.RETURN and reader.may(Right.ANSWER_RETURNS):
        return "Répondre", reverse("team_returns")
    if point.kind is not Kind.ORDER and reader.may(Right.ACCEPT_DAYS):
        return "Voir les jours", reverse("waiting_days")
    return "Voir le bon", reverse("order", args=[uuid])


def _whole_list(kind: Kind, reader: Reader) -> str:
    """The page that shows every point of a kind, filtered and sorted."""
    if kind in {Kind.DAYS, Kind.RETURN} and reader.may(Right.ACCEPT_DAYS):
        return reverse("waiting_days")
    if kind is Kind.RETURN and reader.may(Right.ANSWER_RETURNS):
        return reverse("team_returns")
    if kind in _OF_ORDERS:
        sort = "raf" if kind is Kind.ESTIMATE else "epuise"
        return f"{reverse('statement')}?{urlencode({'etat': 'ouverts', 'tri': sort})}"
    if kind is Kind.FRAMEWORK:
        return f"{reverse('statement')}?vue=accord-cadre"
    return reverse(_PAGES[kind])


def _distinct(words: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(word for word in words if word))


_PAGES: Mapping[Kind, str] = {
    Kind.IMPORT: "market_imports",
    Kind.REGISTRY: "registry_imports",
    Kind.MAIL: "people",
    Kind.TERMS: "definitions",
}
_ACTIONS: Mapping[Kind, str] = {
    Kind.REGISTRY: "Voir le registre",
    Kind.MAIL: "Voir les personnes",
}
