"""The mail that tells somebody what happened to their second factor: whoever did it in their place is found out."""

from __future__ import annotations

from django.conf import settings

from gouvernail.notices.mail.letter import Letter, letter


def second_factor_letter(*, is_enrolled: bool) -> Letter:
    """A telephone has been enrolled, or taken off."""
    happened = "enregistré" if is_enrolled else "retiré"
    subject = f"Second facteur {happened} sur {settings.INSTANCE_NAME}"
    values = {"happened": happened}
    return letter(subject, "second_factor", values)
