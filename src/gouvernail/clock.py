"""The only reader of the clock.

Legal deadlines and work dates are Paris days; instants are UTC. The setting
``GOUVERNAIL_TODAY`` (``AAAA-MM-JJ``) freezes the day for demonstrations and tests.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The present day in Paris, or the day that ``GOUVERNAIL_TODAY`` names.

    Raises ``ValueError`` when that setting is not a date.
    """
    frozen = os.environ.get("GOUVERNAIL_TODAY", "")
    if frozen:
        return date.fromisoformat(frozen)
    return day_of(now())


def day_of(instant: datetime) -> date:
    """The day in Paris on which an instant falls."""
    return instant.astimezone(PARIS).date()
