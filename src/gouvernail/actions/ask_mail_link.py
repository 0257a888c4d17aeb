"""Ask for a link that signs in, by e-mail: the same is done whether or not somebody has that address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from gouvernail import clock
from gouvernail.actions.secret import digest_of, new_secret
from gouvernail.actions.write_mail import Mail, write_mail
from gouvernail.notices.mail.sign_in_link import sign_in_link_letter
from gouvernail.records import journal
from gouvernail.records.models import Account, RoleGrant, SignInLink
from gouvernail.rules.access import Role
from gouvernail.rules.sign_in import MAIL_LINK_MINUTES, why_not_another_link, why_not_by_mail_link
from gouvernail.rules.verdicts import Refused

_HOUR = timedelta(hours=1)


@transaction.atomic
def ask_mail_link(email: str, client: str, address_of: Callable[[str], str]) -> None:
    """Send a link to the account of an address, when it may come in this way; raises `Refused` to a hasty machine.

    Whatever the address, a row is written and a letter made: neither the answer nor the time that it takes says
    whether somebody has it. ``client`` is the address of the machine, kept as a keyed digest to count demands.
    """
    now = clock.now()
    asked_from = salted_hmac("gouvernail.mail_link", client, algorithm="sha256").hexdigest()
    lately = SignInLink.objects.filter(asked_at__gt=now - _HOUR)
    if refusals := why_not_another_link(from_machine=lately.filter(asked_from=asked_from).count()):
        raise Refused(*refusals)
    account = _who_may(email)
    if account is not None and why_not_another_link(to_account=lately.filter(account=account).count()):
        account = None  # the mailbox is full enough; saying so would say that the account exists
    secret = new_secret()
    letter = sign_in_link_letter(address_of(secret), MAIL_LINK_MINUTES)
    SignInLink.objects.create(
        account=account,
        secret_digest=digest_of(secret),
        asked_from=asked_from,
        asked_at=now,
        expires_at=now + timedelta(minutes=MAIL_LINK_MINUTES),
    )
    if account is not None:
        write_mail(Mail("sign_in_link", account.email, letter.subject, letter.text, letter.html))
        journal.append(journal.Line("anonymous", "account.link_asked", f"account:{account.uuid}", {}))


def _who_may(email: str) -> Account | None:
    account = Account.objects.filter(email=email.lower(), is_active=True).first()
    if account is None:
        return None
    held = {Role(grant.role) for grant in RoleGrant.objects.filter(account=account)}
    return None if why_not_by_mail_link(held) else account
