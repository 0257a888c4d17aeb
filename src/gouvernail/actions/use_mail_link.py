"""Use a link that signs in: once, in time, by who may still come in this way."""

from __future__ import annotations

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.secret import digest_of
from gouvernail.records.models import Account, RoleGrant, SignInLink
from gouvernail.rules.access import Role
from gouvernail.rules.sign_in import why_not_by_mail_link, why_not_come_in, why_not_use_link
from gouvernail.rules.verdicts import Refusal, Refused


@transaction.atomic
def use_mail_link(secret: str) -> Account:
    """The account that comes in; raises `Refused`. The row is locked: of two who use one link, one is told."""
    link = SignInLink.objects.select_for_update().filter(secret_digest=digest_of(secret)).first()
    if link is None or link.account_id is None:
        raise Refused(Refusal("mail_link_unknown", "4.2-device"))
    now = clock.now()
    account = Account.objects.get(pk=link.account_id)
    held = {Role(grant.role) for grant in RoleGrant.objects.filter(account=account)}
    refusals = (
        why_not_use_link(is_used=link.used_at is not None, is_expired=now >= link.expires_at)
        or why_not_come_in(is_active=account.is_active)
        or why_not_by_mail_link(held)
    )
    if refusals:
        raise Refused(*refusals)
    link.used_at = now
    link.save(update_fields=["used_at"])
    return account
