"""The dated duties of a person as an iCalendar feed (RFC 5545): whole days, no person and no product named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from icalendar import Calendar, Event, vDate

from gouvernail.notices.duties.rows import DutyRow

#: The most events that a feed holds: the most urgent ones.
MOST_EVENTS = 500


def calendar_feed(rows: Iterable[DutyRow], on: date, whole_address: Callable[[str], str]) -> bytes:
    """The feed of a day: the same bytes as long as nothing moves. Duties without a last day are not in it.

    The identifier of an event is that of its duty: when its day moves, so does the event. CCTP 4.2 (4.2-weekly).
    """
    feed = Calendar()
    feed.add("prodid", "-//Gouvernail//Mes échéances//FR")
    feed.add("version", "2.0")
    feed.add("calscale", "GREGORIAN")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", f"{settings.INSTANCE_NAME} : mes échéances")
    feed.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    feed.add("x-published-ttl", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for row in [row for row in rows if row.due_on is not None][:MOST_EVENTS]:
        feed.add_component(_event(row, on, whole_address(row.address)))
    return bytes(feed.to_ical())


def _event(row: DutyRow, on: date, address: str) -> Event:
    about = row.about.partition(" · ")[0]
    event = Event()
    event.add("uid", f"{row.key}@echeances.gouvernail")
    event.add("dtstamp", datetime(on.year, on.month, on.day, tzinfo=UTC))
    if row.due_on is not None:
        event.add("dtstart", vDate(row.due_on), parameters={"VALUE": "DATE"})
    event.add("summary", f"{about} : {row.sentence.rstrip('.')}")
    event.add("description", "\n".join((row.sentence, f"Par : {row.by}", f"Clause : {row.clauses}", address)))
    event.add("url", address)
    event.add("categories", [row.urgency])
    event.add("transp", "TRANSPARENT")
    return event
