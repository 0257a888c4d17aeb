"""A draft of the small market, and somebody who may sign for it."""

from __future__ import annotations

from datetime import date
from typing import Any

from gouvernail.actions.enter_order import LineEntry, OrderEntry, enter_order
from gouvernail.actions.notify_order import Signing, notify_order
from gouvernail.records.models import Account, Framework, Notice, Order, RoleGrant
from gouvernail.records.queries.journal_check import Doubt, doubts
from gouvernail.records.queries.order_life.content import content_of, version_of, whole_lines
from tests.makers import make_delegation
from tests.market import ALPHA, TODAY, accepted, base

UNITS = (LineEntry("mes-aides", "DEVOPS", 200), LineEntry("rdv", "FORFAIT", 100))


def market() -> None:
    """The small market, without any order."""
    accepted(base(commandes=[], lignes=[]))


def draft(number: str = "BC-7", lines: tuple[LineEntry, ...] = UNITS, siret: str = ALPHA, reason: str = "") -> Order:
    """A draft for Alpha: 20 days for 10,000 euros and a workshop of 2,500 euros."""
    entry = OrderEntry(number, "MN-1", siret, lines, ends_on=date(2025, 12, 31), attribution_reason=reason)
    return enter_order(entry, "pilotage", TODAY)


def signatory(email: str = "signataire@exemple.fr", **delegated: Any) -> Account:
    """Somebody of the steering office with a delegation."""
    account = Account.objects.create(email=email)
    RoleGrant.objects.create(account=account, role="steering_office")
    if delegated.pop("holds_one", True):
        told: dict[str, Any] = {"framework": Framework.objects.get(number="MN-1"), **delegated}
        make_delegation(account, **told)
    return account


def own_doubts() -> list[Doubt]:
    """The doubts about the journal, but for the delegations that the makers wrote without an entry."""
    return [doubt for doubt in doubts() if doubt.found != "delegations"]


def read(order: Order, on: date = TODAY) -> str:
    """The version of an order that somebody reads."""
    order = Order.objects.select_related("framework", "contractor", "lot").get(pk=order.pk)
    return version_of(content_of(order, whole_lines(order), on), order.state)


def notified(order: Order, account: Account, on: date = TODAY) -> Notice:
    """Notify an order as it is read."""
    return notify_order(Signing(order.pk, read(order, on)), account, on)
