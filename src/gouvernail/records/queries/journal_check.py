"""Reading the journal again from the first entry: is everything still what was written?

Finds altered, removed, inserted and cut-off entries, and facts that no longer match their digest.
Domain invariant 14; product principle 5.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gouvernail.records.digests import KINDS, stored_digests
from gouvernail.records.journal import GENESIS, Line, body_of, chained
from gouvernail.records.models import JournalEntry, JournalHead
from gouvernail.records.whole_tables import WHOLE_TABLES, whole_table_digest

Facts = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that is not as it was written: a code, the journal sequence it concerns, what was found."""

    code: str
    sequence: int | None
    found: str = ""


def _entry_doubts(entry: JournalEntry, expected_sequence: int, previous_hash: str) -> Iterator[Doubt]:
    if entry.sequence != expected_sequence:
        yield Doubt("entry_missing", expected_sequence)
    if entry.previous_hash != previous_hash:
        yield Doubt("chain_broken", entry.sequence)
    if entry.hash != chained(entry.previous_hash, entry.body):
        yield Doubt("entry_altered", entry.sequence)
        return
    told = Line(entry.actor, entry.verb, entry.subject, _details(entry))
    if body_of(entry.sequence, entry.recorded_at.isoformat(), told) != entry.body:
        yield Doubt("entry_altered", entry.sequence)


def _details(entry: JournalEntry) -> Mapping[str, object]:
    try:
        details = json.loads(entry.body)["details"]
    except (ValueError, KeyError, TypeError):
        return {}
    return details if isinstance(details, dict) else {}


def _head_doubts(count: int, last_hash: str) -> Iterator[Doubt]:
    head = JournalHead.objects.filter(id=1).first()
    if head is None:
        yield Doubt("head_missing", None)
    elif (head.count, head.last_hash) != (count, last_hash):
        yield Doubt("head_differs", head.count, str(count))


def _fact_doubts(told: Mapping[str, Mapping[int, Mapping[str, object]]]) -> Iterator[Doubt]:
    for name, kind in KINDS.items():
        stored = stored_digests(kind)
        expected = told.get(name, {})
        for sequence in sorted({*stored, *expected}, key=lambda number: number or 0):
            if sequence is None:
                yield Doubt("facts_unclaimed", None, name)
            elif sequence not in expected:
                yield Doubt("facts_inserted", sequence, name)
            elif stored.get(sequence) is None or stored[sequence] != dict(expected[sequence]):
                yield Doubt("facts_altered", sequence, name)


def _table_doubts(told: Mapping[str, tuple[int, object]]) -> Iterator[Doubt]:
    """Whole tables that are no longer what the last entry to write in them told."""
    for name, (sequence, value) in told.items():
        if name in WHOLE_TABLES and whole_table_digest(name) != value:
            yield Doubt("table_altered", sequence, name)


def doubts() -> Iterator[Doubt]:
    """Every doubt about the journal and the facts it covers, in the order of the chain; nothing when all is right."""
    count, last_hash = 0, GENESIS
    told: dict[str, dict[int, Mapping[str, object]]] = {}
    tables: dict[str, tuple[int, object]] = {}
    for entry in JournalEntry.objects.order_by("sequence").iterator(chunk_size=2000):
        yield from _entry_doubts(entry, count + 1, last_hash)
        count, last_hash = entry.sequence, entry.hash
        details = _details(entry)
        for name, value in _told_facts(details).items():
            told.setdefault(name, {})[entry.sequence] = value
        tables |= {name: (entry.sequence, value) for name, value in _told_tables(details).items()}
    yield from _head_doubts(count, last_hash)
    yield from _fact_doubts(told)
    yield from _table_doubts(tables)


def _told_facts(details: Mapping[str, object]) -> Facts:
    facts = details.get("facts", {})
    if not isinstance(facts, dict):
        return {}
    return {name: value for name, value in facts.items() if isinstance(value, dict) and value.get("count")}


def _told_tables(details: Mapping[str, object]) -> Mapping[str, object]:
    tables = details.get("tables", {})
    return tables if isinstance(tables, dict) else {}
