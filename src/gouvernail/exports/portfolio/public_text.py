"""What of a text or an address may be published: never the e-mail address of anybody."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Tried once per word, without going back over it: a text made to harm would otherwise take hours.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+")
_HIDDEN_EMAIL = "(adresse électronique retirée)"


def without_emails(text: str) -> str:
    """The text without any e-mail address: people are never shown on a public page."""
    return _EMAIL.sub(_HIDDEN_EMAIL, text)


def web_address(text: str) -> str:
    """The address when it is one that a browser may open safely, otherwise nothing."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in {"http", "https"} and parts.hostname else ""


def public_address(text: str) -> str:
    """The web address when nobody's e-mail address is written in it, otherwise nothing."""
    return "" if _EMAIL.search(text) else web_address(text)
