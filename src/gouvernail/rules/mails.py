"""How often a mail is tried again, and when it is given up."""

from __future__ import annotations

from datetime import datetime, timedelta

#: How long to wait after the first failure, the second…: two days in all, time enough to mend a server.
DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440))
#: A mail that could not leave for so long says nothing true any more: its link has ended.
TOO_OLD = timedelta(days=7)
#: While one process sends a mail no other takes it; after a process was killed it is sent again, under the same number.
HELD = timedelta(minutes=10)


def next_try_at(attempts: int, failed_at: datetime) -> datetime | None:
    """When to try again after ``attempts`` failures; nothing once all have failed. CCTP 4.2 (4.2-device)."""
    return failed_at + DELAYS[attempts - 1] if attempts <= len(DELAYS) else None


def is_too_old(written_at: datetime, now: datetime) -> bool:
    """Whether a mail is better not sent any more. CCTP 4.2 (4.2-device)."""
    return now - written_at >= TOO_OLD
