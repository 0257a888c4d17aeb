"""Remember that somebody came in, was refused or left: pages may not write, and a refusal must leave a trace."""

from __future__ import annotations

from enum import StrEnum

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.models import Account


class Access(StrEnum):
    """What happened at the door."""

    REFUSED = "account.refused"
    LOCKED = "account.locked"
    SIGNED_OUT = "account.signed_out"


def record_access(account: Account, access: Access) -> int:
    """Journal what happened at the door of ``account``; answers the sequence number of the entry.

    What is typed for an unknown account is not kept: people type passwords in the wrong field.
    """
    actor = "anonymous" if access in {Access.REFUSED, Access.LOCKED} else f"account:{account.uuid}"
    with transaction.atomic():
        return journal.append(journal.Line(actor, access.value, f"account:{account.uuid}", {}))


def record_refusal(email: str, *, locked: bool) -> None:
    """Journal a refused password for the account of ``email``, when there is one, and that it locked the door."""
    account = Account.objects.filter(email=email.lower()).first()
    if account is None:
        return
    record_access(account, Access.REFUSED)
    if locked:
        record_access(account, Access.LOCKED)
