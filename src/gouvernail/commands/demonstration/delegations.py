"""The delegation of signature by which the steering office notifies orders."""

from __future__ import annotations

from gouvernail.actions.give_delegation import GivenDelegation, give_delegation
from gouvernail.commands.demonstration.accounts import ACTOR
from gouvernail.commands.demonstration.frameworks import RUNNING
from gouvernail.commands.demonstration.past import Past
from gouvernail.records.models import Account

_SOURCE = "Décision de délégation inventée pour la démonstration"
_MOST_EUROS = 250_000


def give_delegations(steering: Account, past: Past) -> None:
    """One to notify the orders of the running agreement, up to an amount, since it was notified."""
    given = GivenDelegation(
        account=steering.uuid,
        right="issue_orders",
        source=_SOURCE,
        from_on=past.working_day(RUNNING.notified),
        framework=RUNNING.number(past),
        most_cents=100 * _MOST_EUROS,
    )
    give_delegation(given, ACTOR)
