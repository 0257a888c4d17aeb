"""Rates in percent, as people type them and as integers hold them."""

from __future__ import annotations

_WHOLE_PERCENT = 10_000


def rate_hundredths(text: str) -> int | None:
    """A rate as typed (« 20 », « 5,5 ») in hundredths of a percent; none when it is no rate from 0 to 100."""
    whole, _, part = text.strip().replace(",", ".").partition(".")
    if not _is_digits(whole, 3) or (part and not _is_digits(part, 2)):
        return None
    found = int(whole) * 100 + int(part.ljust(2, "0") or "0")
    return found if found <= _WHOLE_PERCENT else None


def _is_digits(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= most
