"""The id of a row as an address or a form writes it."""

from __future__ import annotations

from django.urls.converters import IntConverter

#: The largest that a database gives.
MOST_ID = 2**63 - 1


class IdInAddress(IntConverter):
    """Reads an id; a longer figure is no address."""

    def to_python(self, value: str) -> int:
        """The id. Raises ``ValueError`` above the largest."""
        number = super().to_python(value)
        if number > MOST_ID:
            raise ValueError(value[:20])
        return number


def id_in(text: str) -> int | None:
    """The id that a text writes; none when it writes none."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST_ID))):
        return None
    return int(text) if int(text) <= MOST_ID else None
