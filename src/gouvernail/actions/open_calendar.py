"""Open a person's calendar at a secret address; a new address closes the one before."""

from __future__ import annotations

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.secret import digest_of, new_secret
from gouvernail.records import journal
from gouvernail.records.models import Account, CalendarFeed


@transaction.atomic
def open_calendar(account: Account, *, actor: str) -> str:
    """Answer the secret of the address, to be shown once: only its digest is kept. CCTP 4.2 (4.2-device)."""
    secret = new_secret()
    CalendarFeed.objects.update_or_create(
        account=account, defaults={"secret_digest": digest_of(secret), "opened_at": clock.now()}
    )
    journal.append(journal.Line(actor, "account.calendar_opened", f"account:{account.uuid}", {}))
    return secret
