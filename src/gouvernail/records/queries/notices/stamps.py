"""The time-stamps to obtain, and the text that each one is about."""

from __future__ import annotations

from datetime import datetime, timedelta

from gouvernail.records.models import JournalEntry, Notice, Timestamp

#: A document that could not be printed for so long is made when somebody asks for it.
_LATELY = timedelta(days=1)


def is_stamp_due(now: datetime) -> bool:
    """Whether a time-stamp is to be asked for, or asked for again."""
    return Timestamp.objects.filter(token__isnull=True, next_try_at__lte=now).exists()


def text_of(stamp: Timestamp) -> bytes:
    """The text whose SHA-256 is stamped: the content of a notice, or the last entry of the journal with its chain."""
    if stamp.notice is not None:
        return stamp.notice.content.encode()
    entry = JournalEntry.objects.filter(sequence=stamp.journal_sequence or 0).first()
    return f"{entry.previous_hash}{entry.body}".encode() if entry else b""


def unprinted(now: datetime) -> list[Notice]:
    """The notices of late that have no document yet."""
    found = Notice.objects.filter(pdf__isnull=True, issued_at__gte=now - _LATELY).select_related("framework")
    return list(found.order_by("id"))


def is_unprinted(now: datetime) -> bool:
    """Whether a notice of late has no document yet."""
    return Notice.objects.filter(pdf__isnull=True, issued_at__gte=now - _LATELY).exists()


def head_stamps() -> list[Timestamp]:
    """The time-stamps of the journal's head, the last first."""
    return list(Timestamp.objects.filter(journal_sequence__isnull=False).order_by("-journal_sequence"))
