"""Find the account of an identity that a provider has proved; tie them the first time."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gouvernail import clock
from gouvernail.records import journal
from gouvernail.records.models import Account, ExternalIdentity
from gouvernail.rules.external_identity import FirstLink, why_not_link
from gouvernail.rules.sign_in import why_not_come_in
from gouvernail.rules.verdicts import Refused


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a provider says that somebody is; the caller has checked every signature."""

    issuer: str
    subject: str
    email: str = ""
    is_email_verified: bool | None = None


@transaction.atomic
def match_identity(identity: Identity) -> Account:
    """The account of an identity, whatever its address has become; the first time, the account of its address.

    Raises `Refused`; never creates an account.
    """
    tied = ExternalIdentity.objects.select_related("account").filter(issuer=identity.issuer, subject=identity.subject)
    known = tied.first()
    if known is None:
        return _tied(identity)
    if refusals := why_not_come_in(is_active=known.account.is_active):
        raise Refused(*refusals)
    return known.account


def _tied(identity: Identity) -> Account:
    account = Account.objects.select_for_update().filter(email=identity.email.lower()).first()
    others = ExternalIdentity.objects.filter(account=account, issuer=identity.issuer)
    link = FirstLink(
        email=identity.email,
        is_email_verified=identity.is_email_verified,
        is_account_known=account is not None,
        is_account_active=account is not None and account.is_active,
        has_other_identity=account is not None and others.exists(),
    )
    refusals = why_not_link(link)
    if refusals or account is None:
        raise Refused(*refusals)
    ExternalIdentity.objects.create(
        account=account, issuer=identity.issuer, subject=identity.subject, linked_at=clock.now()
    )
    subject = f"account:{account.uuid}"
    journal.append(journal.Line(subject, "identity.linked", subject, {"issuer": identity.issuer}))
    return account
