"""Remember that a session is still in use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import OperationalError, connection

from gouvernail.records.models import OpenSession


def mark_session_seen(session_id: int, now: datetime) -> bool:
    """Note that the session was used at ``now``; answers whether it was noted.

    Reading a page never waits for a writer: on SQLite, where one writes at a time, a long import would otherwise hold
    back everybody. Not noted this time, it is noted at the next page.
    """
    try:
        with _without_waiting():
            return bool(OpenSession.objects.filter(pk=session_id).update(seen_at=now))
    except OperationalError:
        return False


@contextmanager
def _without_waiting() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        patience = int(cursor.execute("PRAGMA busy_timeout").fetchone()[0])
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")
