"""The mail that holds a link to sign in."""

from __future__ import annotations

from django.conf import settings

from gouvernail.notices.mail.letter import Letter, letter


def sign_in_link_letter(address: str, minutes: int) -> Letter:
    """A link that signs in once, for some minutes."""
    subject = f"Votre lien de connexion à {settings.INSTANCE_NAME}"
    values = {"address": address, "minutes": minutes}
    return letter(subject, "sign_in_link", values)
