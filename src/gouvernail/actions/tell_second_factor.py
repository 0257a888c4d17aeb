"""Tell somebody by mail what has happened to their second factor, when this instance has a mail server."""

from __future__ import annotations

from gouvernail.actions.write_mail import Mail, write_mail
from gouvernail.notices.mail.deliver import is_configured
from gouvernail.notices.mail.second_factor import second_factor_letter
from gouvernail.records.models import Account


def tell_second_factor(account: Account, *, is_enrolled: bool) -> None:
    """Put the mail in the outbox; must run inside the transaction of the action that changed the factor."""
    if is_configured():
        letter = second_factor_letter(is_enrolled=is_enrolled)
        write_mail(Mail("second_factor", account.email, letter.subject, letter.text, letter.html))
