"""The mail to a contractor's correspondent: the days of a line and month are sent back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from gouvernail import wording
from gouvernail.notices.mail.addresses import whole_address
from gouvernail.notices.mail.letter import Letter, letter

RETURNS_PAGE = "/espace/renvois/"


@dataclass(frozen=True, slots=True)
class ReturnedDays:
    """Which days are sent back and why, ``hundredths`` in hundredths of a day; nobody of the team is told."""

    order: str
    line: int
    product: str
    month_on: date
    hundredths: int
    reason: str


def days_returned_letter(told: ReturnedDays) -> Letter:
    """Which days, why, and where to answer. CCTP 4.1 (4.1-contractor-authority)."""
    month, days = wording.month_text(told.month_on), wording.days_text(told.hundredths)
    subject = f"[{settings.INSTANCE_NAME}] {told.order}, ligne {told.line}\N{NO-BREAK SPACE}: {days} renvoyés ({month})"
    values = {"returned": told, "month": month, "days": days, "address": whole_address(RETURNS_PAGE)}
    return letter(subject, "days_returned", values)
