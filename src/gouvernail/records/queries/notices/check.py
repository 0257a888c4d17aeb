"""Reading the notices again: are their content, annex, document, journal entry and evidence what they were?

Tokens are proved by whoever calls, with the certificates of the authority. Domain invariant 14, terms.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from gouvernail.records.models import JournalEntry, Notice, Timestamp


@dataclass(frozen=True, slots=True)
class NoticeDoubt:
    """Something that is not as it was written: a code, the notice (or the head of the journal), what was found."""

    code: str
    name: str
    found: str = ""


def all_notices() -> Iterator[Notice]:
    """Every notice in the order of the journal."""
    found = Notice.objects.select_related("framework", "contractor", "order", "timestamp").order_by("recorded_in", "id")
    return found.prefetch_related("receipts").iterator(chunk_size=200)


def head_stamps_in_order() -> Iterator[Timestamp]:
    """The time-stamps of the journal's head."""
    return Timestamp.objects.filter(journal_sequence__isnull=False).order_by("journal_sequence").iterator()


def notice_doubts(notice: Notice, latest_at: datetime | None) -> Iterator[NoticeDoubt]:
    """What is wrong of a notice but for its token; ``latest_at`` is when the one before it was issued."""
    if _sha256(notice.content) != notice.content_sha256:
        yield NoticeDoubt("content_altered", notice.number)
    told = _told(notice.content)
    yield from _differences(notice, told)
    if notice.annex and _sha256(notice.annex) != told.get("annex_sha256"):
        yield NoticeDoubt("annex_altered", notice.number)
    if notice.pdf is not None and not bytes(notice.pdf).startswith(b"%PDF-"):
        yield NoticeDoubt("pdf_unreadable", notice.number)
    if latest_at is not None and notice.issued_at < latest_at:
        yield NoticeDoubt("clock_went_back", notice.number)
    if not _is_told(notice):
        yield NoticeDoubt("journal_entry_differs", notice.number)


def stamp_doubts(stamp: Timestamp, name: str) -> Iterator[NoticeDoubt]:
    """What is wrong of what is stamped: another digest than that of the notice, or of the journal's entry."""
    if stamp.notice is not None:
        expected = stamp.notice.content_sha256
    else:
        expected = (
            JournalEntry.objects.filter(sequence=stamp.journal_sequence or 0).values_list("hash", flat=True).first()
            or ""
        )
    if stamp.digest != expected:
        yield NoticeDoubt("stamp_of_another_digest", name)


def _differences(notice: Notice, told: dict[str, object]) -> Iterator[NoticeDoubt]:
    order = notice.order.number if notice.order else ""
    kept = {"notice": notice.number, "kind": notice.kind, "order": order, "subject": notice.subject}
    for key, value in kept.items():
        if told.get(key) != value:
            yield NoticeDoubt("content_differs", notice.number, str(value))


def _is_told(notice: Notice) -> bool:
    entry = JournalEntry.objects.filter(sequence=notice.recorded_in, verb="notice.issued").first()
    details = _told(entry.body).get("details") if entry else None
    return isinstance(details, dict) and details.get("sha256") == notice.content_sha256


def _told(text: str) -> dict[str, object]:
    try:
        read = json.loads(text)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
