"""The life of an order: what its contractor says of it, and what the State signs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gouvernail.actions.amend_order import AmendmentSigning, amend_order
from gouvernail.actions.notify_order import Signing, notify_order
from gouvernail.actions.observe_order import observe_order
from gouvernail.actions.pass_order import OrderPassage, pass_order
from gouvernail.records.models import ContractorRank, FrameworkTerm, Order, UnitPrice
from gouvernail.records.queries.order_life.content import content_of, version_of, whole_lines
from gouvernail.rules.order_life.amending import Change
from gouvernail.rules.order_life.execution import Passage
from tests import makers
from tests.actions.tries.attempt import OF_A, ON, STATE, Reader, Tried, line, order
from tests.pages.confidential import SecretWorld

_DRAFT = "BC-AUBEPINE-3"
_TERMS = {"vat_rate": "20", "price_day": "notification"}


def lay_orders(secret: SecretWorld) -> None:
    """A draft that can be notified, and delegations of signature for whoever may hold one: only the walls refuse."""
    world, unit = secret.world, line().work_unit
    for key, value in _TERMS.items():
        FrameworkTerm.objects.get_or_create(framework=world.framework, key=key, defaults={"value": value})
    ContractorRank.objects.get_or_create(framework=world.framework, contractor=world.contractor_a, rank=1)
    price = {"framework": world.framework, "contractor": world.contractor_a, "work_unit": unit}
    UnitPrice.objects.create(**price, from_on=date(2026, 1, 1), unit_price_cents=90000)
    draft = makers.make_order(world.framework, world.contractor_a, _DRAFT, notified_on=None, state="draft")
    makers.make_line(draft, secret.product, unit, unit_price_cents=None, days_per_unit_hundredths=None)
    for account in (*world.accounts.values(), secret.lead):
        makers.make_delegation(account)


def _read(number: str) -> tuple[int, str]:
    """An order with the version of it that somebody read."""
    found = Order.objects.select_related("framework", "contractor", "lot").get(number=number)
    return found.pk, version_of(content_of(found, whole_lines(found), ON), found.state)


def _observe(_: SecretWorld, by: Reader) -> object:
    return observe_order(order().pk, "Il manque un jour.", by.scope, "test", seen=0)


def _amend(_: SecretWorld, by: Reader) -> object:
    change = Change({1: 100}, order().ends_on, "Une unité de plus.")
    return amend_order(AmendmentSigning(*_read(order().number), change), by.account, ON)


def _notify(_: SecretWorld, by: Reader) -> object:
    return notify_order(Signing(*_read(_DRAFT)), by.account, ON)


def _suspend(_: SecretWorld, by: Reader) -> object:
    return pass_order(OrderPassage(order().pk, Passage.SUSPEND, ON, "Budget."), by.account, ON)


TRIES: Mapping[str, Tried] = {
    "amend_order": (_amend, STATE),
    "notify_order": (_notify, STATE),
    "observe_order": (_observe, OF_A),
    "pass_order": (_suspend, STATE),
}
