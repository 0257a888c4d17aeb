"""Put a mail in the outbox: it leaves after the transaction that calls for it, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from gouvernail import clock
from gouvernail.records.models import OutgoingMail


@dataclass(frozen=True, slots=True)
class Mail:
    """What is written to whom; ``kind`` names the template, ``html`` may be empty. A line break ends a subject."""

    kind: str
    to: str
    subject: str
    text: str
    html: str = ""


def write_mail(mail: Mail) -> OutgoingMail:
    """Keep a mail until it has left; must run inside the transaction of the action that calls for it."""
    now = clock.now()
    return OutgoingMail.objects.create(
        kind=mail.kind,
        to=mail.to,
        subject=" ".join(mail.subject.split()),
        text=mail.text,
        html=mail.html,
        written_at=now,
        next_try_at=now,
    )
