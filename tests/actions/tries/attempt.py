"""A try of an action on the confidential order of contractor A, by one reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from gouvernail.records.models import Account, Order, OrderLine
from gouvernail.records.queries.readers import grants_of
from gouvernail.records.queries.scopes import Scope, scope_of
from tests.pages.confidential import SecretWorld
from tests.pages.world import CORRESPONDENT_A, STEERING

#: Who leads the confidential product; the readers of the world are named there.
ITS_LEAD = "its lead"
ON = date(2026, 6, 30)

STATE, OF_A = frozenset({STEERING, ITS_LEAD}), frozenset({CORRESPONDENT_A})
SEE_IT = STATE | OF_A


@dataclass(frozen=True, slots=True)
class Reader:
    """Who tries: an account and what it sees."""

    account: Account
    scope: Scope


Try = Callable[[SecretWorld, Reader], object]
#: A try, and those on whose side the action is.
Tried = tuple[Try, frozenset[str]]


def reader_of(secret: SecretWorld, name: str) -> Reader:
    """A reader of the world, or the lead of the confidential product."""
    account = secret.lead if name == ITS_LEAD else secret.world.accounts[name]
    return Reader(account, scope_of(grants_of(account)))


def order() -> Order:
    """The confidential order at work."""
    return Order.objects.get(number="BC-AUBEPINE-2")


def line() -> OrderLine:
    """Its only line."""
    return order().lines.get()
