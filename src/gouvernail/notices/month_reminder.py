"""The mail to a member: the month that is over is not declared yet."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from gouvernail import wording
from gouvernail.notices.mail.addresses import whole_address


def month_reminder(month_on: date, name: str) -> tuple[str, str]:
    """The subject and the text; nothing of what the month holds. CCTP 4.1 (4.1-minimal-reporting)."""
    month = wording.month_text(month_on)
    subject = f"[{settings.INSTANCE_NAME}] Votre mois de {month} reste à déclarer"
    text = (
        f"Bonjour{f' {name}' if name else ''},\n\n"
        f"Votre mois de {month} n’est pas encore déclaré. Il est proposé d’après vos habitudes : relisez-le, corrigez "
        "ce qui diffère, déclarez.\n\n"
        f"{whole_address(f'/mon-mois/{month_on:%Y-%m}/')}\n\n"
        "Ce rappel ne vient qu’une fois.\n\n"
        f"{settings.INSTANCE_NAME}\n"
    )
    return subject, text
