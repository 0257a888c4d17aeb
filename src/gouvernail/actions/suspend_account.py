"""Suspend an account: its sessions end at once, its roles are kept for the day when it is opened again."""

from __future__ import annotations

from django.db import transaction

from gouvernail.actions.end_session import end_sessions
from gouvernail.records import journal
from gouvernail.records.models import Account
from gouvernail.records.queries.accounts import is_in_office, others_in_office
from gouvernail.rules.accounts import why_not_suspend
from gouvernail.rules.verdicts import Refused


@transaction.atomic
def suspend_account(account: Account, by: Account) -> None:
    """Keep the account out; raises `Refused` for one's own and for the last of the steering office."""
    journal.next_sequence()
    account = Account.objects.select_for_update().get(pk=account.pk)
    refusals = why_not_suspend(
        is_active=account.is_active,
        is_in_office=is_in_office(account),
        others_in_office=others_in_office(account),
        is_oneself=account.pk == by.pk,
    )
    if refusals:
        raise Refused(*refusals)
    account.is_active = False
    account.save(update_fields=["is_active"])
    actor = f"account:{by.uuid}"
    journal.append(journal.Line(actor, "account.suspended", f"account:{account.uuid}", {}))
    end_sessions(account, actor=actor)
