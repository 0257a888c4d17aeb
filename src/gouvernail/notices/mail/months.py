"""The mails to a member about a month: it is not declared yet, or it comes back."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from gouvernail import wording
from gouvernail.notices.mail.addresses import whole_address
from gouvernail.notices.mail.letter import Letter, letter


def month_reminder_letter(month_on: date, name: str) -> Letter:
    """The month that is over waits; nothing of what it holds. CCTP 4.1 (4.1-minimal-reporting)."""
    month = wording.month_text(month_on)
    subject = f"[{settings.INSTANCE_NAME}] Votre mois de {month} reste à déclarer"
    return letter(subject, "month_reminder", _values(month_on, name))


def month_returned_letter(month_on: date, name: str, note: str) -> Letter:
    """The correspondent sends the month back with a word. CCTP 4.1 (4.1-contractor-authority)."""
    month = wording.month_text(month_on)
    subject = f"[{settings.INSTANCE_NAME}] Votre mois de {month} est à revoir"
    return letter(subject, "month_returned", {**_values(month_on, name), "note": note})


def _values(month_on: date, name: str) -> dict[str, object]:
    return {
        "month": wording.month_text(month_on),
        "name": name,
        "address": whole_address(f"/mon-mois/{month_on:%Y-%m}/"),
    }
