"""Understand the days of the registry: real dates, quoted ones, French ones, impossible ones."""

from __future__ import annotations

import re
from datetime import date

from gouvernail.harvesters.registry.parse.troubles import Troubles
from gouvernail.harvesters.registry.parse.yaml_values import Value

EARLIEST_YEAR = 1990
LATEST_YEAR = 2100

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ].*)?")
_FRENCH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


def understand_day(value: Value, where: str, troubles: Troubles) -> date | None:
    """The day that a value names, with a trouble when it is not simply a date."""
    if value is None or value == "":
        return None
    found = value if isinstance(value, date) else _written_day(value) if isinstance(value, str) else None
    if found is None or not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        troubles.add("impossible_date", where, value, "aucune date")
        return None
    if not isinstance(value, date):
        troubles.add("quoted_date", where, value, found.isoformat())
    return found


def _written_day(text: str) -> date | None:
    text = text.strip()
    try:
        if iso := _ISO.fullmatch(text):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if french := _FRENCH.fullmatch(text):
            return date(int(french[3]), int(french[2]), int(french[1]))
    except ValueError:
        return None
    return None
