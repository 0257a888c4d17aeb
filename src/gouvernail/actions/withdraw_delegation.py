"""Withdraw a delegation of signature: from that day on it lets nobody sign."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import Delegation
from gouvernail.records.queries.delegations import delegated
from gouvernail.rules.delegations import why_not_withdraw
from gouvernail.rules.verdicts import Refused


@transaction.atomic
def withdraw_delegation(uuid: UUID, actor: str, on: date) -> None:
    """Withdraw it on a day; what was signed before stands. Raises ``Refused``. Domain invariant 13."""
    sequence = journal.next_sequence()
    known = Delegation.objects.select_for_update(of=("self",)).filter(uuid=uuid).first()
    if refusals := why_not_withdraw(delegated(known) if known else None, on):
        raise Refused(*refusals)
    assert known is not None  # noqa: S101 the rule refuses one that is not found
    known.withdrawn_on, known.withdrawn_in = on, sequence
    known.save(update_fields=["withdrawn_on", "withdrawn_in"])
    row = (known.account_id, known.right, known.from_on, on)
    details = {"delegation": str(known.uuid), "right": known.right, "facts": {"delegation_withdrawals": digest([row])}}
    journal.append(journal.Line(actor, "delegation.withdrawn", f"account:{known.account.uuid}", details))
