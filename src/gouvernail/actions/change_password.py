"""Give an account another password."""

from __future__ import annotations

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.models import Account


def change_password(account: Account, password: str, *, actor: str) -> None:
    """Store the password hashed and journal the change, never the password.

    The caller has checked the strength of the password (``AUTH_PASSWORD_VALIDATORS``).
    """
    with transaction.atomic():
        account.set_password(password)
        account.save(update_fields=["password"])
        journal.append(journal.Line(actor, "account.password_changed", f"account:{account.uuid}", {}))
