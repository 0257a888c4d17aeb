"""Where each duty is done: the words of the button and the address of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from gouvernail.records.queries.duties.reading import Viewer
from gouvernail.records.queries.framework_terms import framework_uuids
from gouvernail.records.queries.names import order_uuids
from gouvernail.rules.access import Right, may
from gouvernail.rules.attention import Kind, Point

#: Points whose key tells an order, alone or with a line and a month.
OF_ORDERS = frozenset({Kind.ORDER, Kind.ESTIMATE, Kind.DAYS, Kind.RETURN})


class Place(NamedTuple):
    """The words of a button and where it leads."""

    action: str
    address: str


class Addresses(NamedTuple):
    """The identifiers behind the numbers of orders and frameworks."""

    orders: Mapping[str, UUID]
    frameworks: Mapping[str, UUID]


def addresses_of(points: Sequence[Point]) -> Addresses:
    """Two queries, however many points there are."""
    numbers = {number for point in points if (number := order_of(point))}
    asks_terms = any(point.kind in {Kind.TERMS, Kind.FRAMEWORK} for point in points)
    return Addresses(order_uuids(numbers) if numbers else {}, framework_uuids() if asks_terms else {})


def order_of(point: Point) -> str:
    """The number of the order that a point is about; empty when it is about none."""
    if point.kind in {Kind.ORDER, Kind.ESTIMATE}:
        return point.key
    return point.key.rsplit("/", 2)[0] if point.kind in OF_ORDERS else point.order


def place_of(point: Point, addresses: Addresses, viewer: Viewer) -> Place:
    """Where this person does it."""
    if point.kind in OF_ORDERS:
        return _of_order(point, addresses.orders[order_of(point)], viewer)
    if point.kind is Kind.FRAMEWORK:
        asked = {"vue": "accord-cadre", "accord-cadre": point.key}
        return Place("Voir l’accord-cadre", f"{reverse('statement')}?{urlencode(asked)}")
    if point.kind is Kind.TERMS:
        return Place("Renseigner", reverse("framework_terms", args=[addresses.frameworks[point.key]]))
    if point.kind is Kind.IMPORT:
        return Place("Voir l’import", reverse("market_import", args=[point.key]))
    if point.kind in _PAGES:
        action, name = _PAGES[point.kind]
        return Place(action, reverse(name))
    return _of_teams(point, addresses, viewer)


def whole_list(kind: Kind, viewer: Viewer) -> str:
    """The page that shows every point of a kind."""
    if kind in {Kind.DAYS, Kind.RETURN} and may(viewer.roles, Right.ACCEPT_DAYS):
        return reverse("waiting_days")
    if kind is Kind.RETURN and may(viewer.roles, Right.ANSWER_RETURNS):
        return reverse("team_returns")
    if kind in OF_ORDERS:
        sort = "raf" if kind is Kind.ESTIMATE else "epuise"
        return f"{reverse('statement')}?{urlencode({'etat': 'ouverts', 'tri': sort})}"
    if kind is Kind.FRAMEWORK:
        return f"{reverse('statement')}?vue=accord-cadre"
    return kind_address(kind)


def kind_address(kind: Kind) -> str:
    """One's own duties of one kind."""
    return f"{reverse('duties')}?{urlencode({'genre': kind.value})}"


def _of_order(point: Point, uuid: UUID, viewer: Viewer) -> Place:
    if point.kind is Kind.ESTIMATE:
        if may(viewer.roles, Right.UPDATE_LINES):
            return Place("Mettre à jour", reverse("team_lines"))
        return Place("Estimer", reverse("new_estimate", args=[uuid]))
    if point.kind is Kind.RETURN and may(viewer.roles, Right.ANSWER_RETURNS):
        return Place("Répondre", reverse("team_returns"))
    if point.kind is not Kind.ORDER and may(viewer.roles, Right.ACCEPT_DAYS):
        return Place("Voir les jours", reverse("waiting_days"))
    return Place("Voir le bon", reverse("order", args=[uuid]))


def _of_teams(point: Point, addresses: Addresses, viewer: Viewer) -> Place:
    side = _CONTRACTOR if viewer.is_contractor else _STATE
    action, names = side[point.kind]
    found = _first(names, point)
    if found:
        return Place(action, found)
    number = addresses.orders.get(point.order)
    return Place("Voir le bon", reverse("order", args=[number])) if number else Place("Voir", reverse("duties"))


def _first(names: Iterable[str], point: Point) -> str:
    for name in names:
        for args in ([point.key.partition("/")[0]], []):
            try:
                return reverse(name, args=args)
            except NoReverseMatch:
                continue
    return ""


_PAGES: Mapping[Kind, tuple[str, str]] = {
    Kind.REGISTRY: ("Voir le registre", "registry_imports"),
    Kind.MAIL: ("Voir les personnes", "people"),
    Kind.DELEGATION: ("Voir les délégations", "delegations"),
    Kind.MONTH: ("Déclarer", "my_month"),
    Kind.TEAM_MONTHS: ("Approuver", "team_months"),
}
_STATE: Mapping[Kind, tuple[str, Sequence[str]]] = {
    Kind.RECUSAL: ("Décider", ("presentation",)),
    Kind.AWAITED: ("Voir le bon", ("order",)),
    Kind.TO_NOTIFY: ("Voir le bon", ("order",)),
    Kind.NEED: ("Attribuer", ("need",)),
    Kind.ADEQUACY: ("Répondre", ("adequacy_check",)),
    Kind.CONFIDENTIALITY: ("Voir les règles", ("confidentiality",)),
    Kind.NOTICE: ("Voir la notification", ("notice",)),
    Kind.CORRESPONDENT: ("Voir l’accord-cadre", ("framework",)),
}
_CONTRACTOR: Mapping[Kind, tuple[str, Sequence[str]]] = {
    Kind.REFERENCES: ("Compléter", ("own_presentation",)),
    Kind.PROPOSAL: ("Répondre", ("proposal",)),
    Kind.REPLACEMENT: ("Présenter un profil", ("assignment",)),
    Kind.CONFIDENTIALITY: ("Voir les règles", ("own_confidentiality",)),
    Kind.NOTICE: ("Lire", ("own_notice",)),
    Kind.CORRESPONDENT: ("Désigner", ("own_correspondent",)),
}
