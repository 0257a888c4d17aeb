"""A column of a file that is only written."""

from __future__ import annotations

from gouvernail.rules.workbook_format.columns import Column, Kind


def column(name: str, kind: Kind = Kind.TEXT, most: int = 0) -> Column:
    """A French heading and what its cells are; ``most`` above 300 asks for a wide column.

    Days, quantities and euros are given as they are stored, in hundredths and cents.
    """
    return Column(name, field="", kind=kind, explanation="", most=most)
