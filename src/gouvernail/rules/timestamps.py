"""When a time-stamp is asked for again, and what its instant is worth. Domain, terms; CCTP 4.2 (4.2-replacement).

An authority that is down takes no right away: the time of the server and the journal stand, and it is asked again for
as long as it takes.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

#: How long to wait after the first failure, the second…; then the last, for ever.
DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 60, 180, 720, 1440))
#: While one process asks for a time-stamp no other does; after a process was killed it is asked for again.
HELD = timedelta(minutes=5)
#: By how much two honest clocks may differ.
TOLERANCE = timedelta(minutes=2)


class StampState(StrEnum):
    """What stands of the time-stamp of a notice."""

    STAMPED = "stamped"
    DOUBTED = "doubted"
    WAITING = "waiting"
    NO_AUTHORITY = "no_authority"


def next_try_at(attempts: int, failed_at: datetime) -> datetime:
    """When to ask again after ``attempts`` failures: later and later, never given up. CCTP 4.2 (4.2-replacement)."""
    return failed_at + DELAYS[min(max(attempts, 1), len(DELAYS)) - 1]


def instant_doubt(said_at: datetime, asked_at: datetime, answered_at: datetime) -> str:
    """Why the instant that an authority says is not believed: a code, empty when it is.

    What did not exist yet cannot have been stamped (back-dated), nor what is still to come; such a token is kept as it
    is and is never shown as the date of a notice. CCTP 4.2 (4.2-replacement).
    """
    if said_at < asked_at - TOLERANCE:
        return "stamp_before_issue"
    if said_at > answered_at + TOLERANCE:
        return "stamp_in_future"
    return ""


def state_of(*, is_stamped: bool, is_doubted: bool, has_authority: bool) -> StampState:
    """What stands of a time-stamp. CCTP 4.2 (4.2-replacement)."""
    if is_stamped:
        return StampState.DOUBTED if is_doubted else StampState.STAMPED
    return StampState.WAITING if has_authority else StampState.NO_AUTHORITY
