"""Hand a mail to the server of the configuration, within a time limit."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from email.utils import parseaddr
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives


class Failure(StrEnum):
    """Why a mail did not leave."""

    UNREACHABLE = "unreachable"
    PUT_OFF = "put_off"
    REFUSED = "refused"


class NotDelivered(Exception):
    """Raised when the server did not take a mail; ``reason`` is what it said."""

    def __init__(self, failure: Failure, reason: str) -> None:
        super().__init__(reason)
        self.failure = failure
        self.reason = " ".join(reason.split())[:150]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A mail ready to leave; ``uuid`` is its number, the same each time that it is tried."""

    uuid: UUID
    to: str
    subject: str
    text: str
    html: str = ""


def is_configured() -> bool:
    """Whether this instance has a mail server."""
    return bool(settings.MAIL_URL)


def deliver(sealed: Sealed) -> None:
    """Send it; raises `NotDelivered`.

    A mail whose sender was killed after the server took it is sent twice, under one ``Message-ID``: readers show it
    once. Losing one would be worse: nobody would know.
    """
    message = EmailMultiAlternatives(sealed.subject, sealed.text, settings.MAIL_FROM, [sealed.to])
    message.extra_headers = {
        "Message-ID": f"<{sealed.uuid}@{_domain()}>",
        "Auto-Submitted": "auto-generated",
    }
    if sealed.html:
        message.attach_alternative(sealed.html, "text/html")
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as refused:
        code, said = next(iter(refused.recipients.values()))
        raise NotDelivered(_of_code(code), f"{code} {_text(said)}") from None
    except smtplib.SMTPResponseException as refused:
        failure = (
            Failure.PUT_OFF if isinstance(refused, smtplib.SMTPAuthenticationError) else _of_code(refused.smtp_code)
        )
        raise NotDelivered(failure, f"{refused.smtp_code} {_text(refused.smtp_error)}") from None
    except ValueError as wrong:  # a line break in a header, an address that is none
        raise NotDelivered(Failure.REFUSED, str(wrong)) from None
    except (OSError, smtplib.SMTPException) as error:
        raise NotDelivered(Failure.UNREACHABLE, getattr(error, "strerror", None) or str(error)) from None


def _of_code(code: int) -> Failure:
    """Servers answer 5xx when trying again is of no use."""
    return Failure.REFUSED if code >= 500 else Failure.PUT_OFF


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said


def _domain() -> str:
    return parseaddr(settings.MAIL_FROM)[1].rpartition("@")[2] or "gouvernail.invalid"
