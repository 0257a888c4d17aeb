"""Open a suspended account again, with the roles that it had."""

from __future__ import annotations

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.models import Account
from gouvernail.rules.accounts import why_not_reactivate
from gouvernail.rules.verdicts import Refused


@transaction.atomic
def reactivate_account(account: Account, *, actor: str) -> None:
    """Let the account in again; raises `Refused` when it is not suspended."""
    journal.next_sequence()
    account = Account.objects.select_for_update().get(pk=account.pk)
    if refusals := why_not_reactivate(is_active=account.is_active):
        raise Refused(*refusals)
    account.is_active = True
    account.save(update_fields=["is_active"])
    journal.append(journal.Line(actor, "account.reactivated", f"account:{account.uuid}", {}))
