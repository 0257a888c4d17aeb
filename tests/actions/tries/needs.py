"""Needs, and the contractor's answer to what was proposed."""

from __future__ import annotations

from collections.abc import Mapping

from gouvernail.actions.needs.answer_order import answer_order
from gouvernail.actions.needs.write_need import NeedFor, rewrite_need, withdraw_need, write_need
from gouvernail.records.models import Need, Order
from gouvernail.rules.needs import NeededUnit, WrittenNeed
from tests import makers
from tests.actions.tries.attempt import OF_A, ON, STATE, Reader, Tried, line
from tests.pages.confidential import SecretWorld

_WRITTEN = WrittenNeed("Refondre le coffre", [NeededUnit("DEVOPS", 200)])
_PROPOSED = "BC-AUBEPINE-4"


def lay_needs(secret: SecretWorld) -> None:
    """An open need of the confidential product, and an order that is proposed."""
    makers.make_need(secret.world.framework, secret.product, line().work_unit)
    proposed = makers.make_order(
        secret.world.framework, secret.world.contractor_a, _PROPOSED, notified_on=None, state="proposed"
    )
    makers.make_line(proposed, secret.product, line().work_unit, unit_price_cents=None, days_per_unit_hundredths=None)


def _at(secret: SecretWorld) -> NeedFor:
    return NeedFor(secret.world.framework, secret.product)


def _need(secret: SecretWorld) -> Need:
    return Need.objects.get(product=secret.product)


def _write(secret: SecretWorld, by: Reader) -> object:
    return write_need(_at(secret), _WRITTEN, by.scope, "test")


def _rewrite(secret: SecretWorld, by: Reader) -> object:
    """To a product of the reader's own, when it has one: the need that stands is still another's."""
    own = secret.world.product_a if secret.world.product_a.pk in by.scope.product_ids else secret.product
    need = _need(secret)
    return rewrite_need(need, need.version, NeedFor(secret.world.framework, own), _WRITTEN, by.scope, "test")


def _withdraw(secret: SecretWorld, by: Reader) -> object:
    withdraw_need(_need(secret), _need(secret).version, by.scope, "test")
    return None


def _answer(_: SecretWorld, by: Reader) -> object:
    return answer_order(Order.objects.get(number=_PROPOSED), "", by.scope, "test", ON, declines=False)


TRIES: Mapping[str, Tried] = {
    "needs.answer_order": (_answer, OF_A),
    "needs.write_need": (_write, STATE),
    "needs.write_need.rewrite": (_rewrite, STATE),
    "needs.write_need.withdraw": (_withdraw, STATE),
}
