"""Addresses as a mail needs them: whole, since who reads it is elsewhere."""

from __future__ import annotations

from django.conf import settings


def whole_address(path: str, *, seen_from: str = "") -> str:
    """The address of a page of this site; ``seen_from`` is where its visitor sees it, when nothing is configured."""
    return f"{(settings.BASE_ADDRESS or seen_from).rstrip('/')}{path}"
