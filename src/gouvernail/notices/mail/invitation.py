"""The mail that asks somebody in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from gouvernail import clock, wording
from gouvernail.notices.mail.letter import Letter, letter


@dataclass(frozen=True, slots=True)
class InvitationWords:
    """What an invitation says: who asks whom to what, in words, with the link and its end."""

    invited_by: str
    name: str
    offer: str
    address: str
    expires_at: datetime


def invitation_letter(words: InvitationWords) -> Letter:
    """An invitation, with the link that is used once."""
    subject = f"Invitation à rejoindre {settings.INSTANCE_NAME}"
    return letter(subject, "invitation", {"invitation": words, "until": _until(words)})


def _until(words: InvitationWords) -> str:
    return wording.instant_text(words.expires_at.astimezone(clock.PARIS))
