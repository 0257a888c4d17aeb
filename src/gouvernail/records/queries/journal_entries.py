"""Reading the journal, latest first, and checking what is read. Domain invariant 14; product principle 5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import connection
from django.db.models import QuerySet

from gouvernail.clock import PARIS
from gouvernail.records.journal import chained
from gouvernail.records.models import JournalEntry, JournalHead

_FIRST_DAY, _LAST_DAY = date(2, 1, 1), date(9998, 12, 31)


@dataclass(frozen=True, slots=True)
class Head:
    """How many entries the chain holds, the hash of the last, and whether the last entry is the one it names."""

    count: int
    last_hash: str
    is_met: bool


def head() -> Head:
    """The head of the journal compared with its last entry."""
    kept = JournalHead.objects.get(id=1)
    last = JournalEntry.objects.order_by("-sequence").values_list("sequence", "hash").first()
    met = last == (kept.count, kept.last_hash) if last else kept.count == 0
    return Head(kept.count, kept.last_hash, met)


def head_hash() -> str:
    """The hash of the last entry: it changes with everything that is done, so it dates a page.

    A count would not do: a backup that is restored counts again through numbers that were already shown.
    """
    with connection.cursor() as cursor:  # asked before every page: a raw cursor costs a tenth of the ORM
        cursor.execute("SELECT last_hash FROM records_journalhead WHERE id = 1")
        return str(cursor.fetchone()[0])


def entries(
    verb: str = "", subject: str = "", since: date | None = None, until: date | None = None
) -> QuerySet[JournalEntry]:
    """The entries of a verb, about a subject, written between two Paris days included; latest first."""
    found = JournalEntry.objects.order_by("-sequence")
    if verb:
        found = found.filter(verb=verb)
    if subject:
        found = found.filter(subject=subject)
    if since:
        found = found.filter(recorded_at__gte=_instant(since, time.min))
    if until:
        found = found.filter(recorded_at__lte=_instant(until, time.max))
    return found


def _instant(day: date, at: time) -> datetime:
    """An hour of a Paris day; at either end of the calendar, one that has an instant in UTC."""
    return datetime.combine(min(max(day, _FIRST_DAY), _LAST_DAY), at, PARIS)


def verbs() -> Sequence[str]:
    """Every verb that the journal holds, in alphabetical order."""
    return list(JournalEntry.objects.order_by("verb").values_list("verb", flat=True).distinct())


def altered(read: Sequence[JournalEntry]) -> Sequence[int]:
    """The sequence numbers, among entries just read, of those whose text no longer gives their hash."""
    return [entry.sequence for entry in read if entry.hash != chained(entry.previous_hash, entry.body)]
