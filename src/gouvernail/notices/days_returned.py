"""The mail to a contractor's correspondent: the days of a line and month are sent back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from gouvernail import wording


@dataclass(frozen=True, slots=True)
class ReturnedDays:
    """Which days are sent back and why; nobody of the team is told."""

    order: str
    line: int
    product: str
    month_on: date
    hundredths: int
    reason: str


def days_returned(told: ReturnedDays) -> tuple[str, str]:
    """The subject and the text. CCTP 4.1 (4.1-contractor-authority)."""
    month = wording.month_text(told.month_on)
    days = wording.days_text(told.hundredths)
    subject = f"[{settings.INSTANCE_NAME}] {told.order}, ligne {told.line} : {days} renvoyés ({month})"
    text = (
        "Bonjour,\n\n"
        f"Les {days} déclarés pour {month} sur la ligne {told.line} du bon de commande {told.order} ({told.product}) "
        "ne sont pas acceptés pour l’instant : ils vous sont renvoyés, avec ce motif.\n\n"
        f"{_quoted(told.reason)}\n\n"
        "Corrigez les jours, ou répondez que vous les maintenez : dans votre espace, page « Renvois » "
        "(/espace/renvois/). D’ici là, ils restent déclarés et n’attendent plus d’acceptation.\n\n"
        f"{settings.INSTANCE_NAME}\n"
    )
    return subject, text


def _quoted(reason: str) -> str:
    return "\n".join(f"> {line}" for line in reason.splitlines())
