"""Remember that an identity provider's answer was refused, and why: a forgery must leave a trace."""

from __future__ import annotations

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.models import Account

#: What the entry is about when no account is concerned.
NOBODY = "sign_in:pro_connect"


@transaction.atomic
def record_identity_refusal(reason: str, *, issuer: str = "", subject: str = "", email: str = "") -> None:
    """Journal the refusal with the code of its reason; the identity names an account only when one is known.

    An address that belongs to no account is not kept.
    """
    account = _concerned(issuer, subject, email) if subject else None
    about = f"account:{account.uuid}" if account else NOBODY
    details = {"way": "pro_connect", "reason": reason}
    journal.append(journal.Line("anonymous", "account.refused", about, details))


def _concerned(issuer: str, subject: str, email: str) -> Account | None:
    """The account of the identity, or else of its address."""
    tied = Account.objects.filter(identities__issuer=issuer, identities__subject=subject).first()
    return tied or Account.objects.filter(email=email.lower()).first()
