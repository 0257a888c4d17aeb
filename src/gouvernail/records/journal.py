"""The journal: what was done, by whom, chained by SHA-256 so that nothing can be changed unseen.

Every action appends to it inside its own transaction. An entry that writes immutable facts carries their count and
digest (``facts``), so that a changed fact is found too. Domain invariant 14; product principle 5.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from gouvernail import clock
from gouvernail.records.models import JournalEntry, JournalHead

#: The hash before the first entry.
GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Line:
    """One line for the journal: who did what to what, and the details that prove it."""

    actor: str
    verb: str
    subject: str
    details: Mapping[str, object]


def canonical(value: object) -> str:
    """Canonical JSON: sorted keys, no blank, UTF-8, so that equal values have equal text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


def chained(previous_hash: str, body: str) -> str:
    """The hash of an entry: SHA-256 of the previous hash and the canonical body."""
    return hashlib.sha256(previous_hash.encode() + body.encode()).hexdigest()


def body_of(sequence: int, recorded_at: str, line: Line) -> str:
    """The canonical text of an entry: everything that the entry says, its place in the chain included."""
    return canonical(
        {
            "sequence": sequence,
            "at": recorded_at,
            "actor": line.actor,
            "verb": line.verb,
            "subject": line.subject,
            "details": dict(line.details),
        }
    )


def next_sequence() -> int:
    """Lock the head until the transaction ends and answer the sequence number of the next entry.

    Whoever writes facts before their entry, or must see what other writers of the ledger wrote, begins by this.
    """
    return JournalHead.objects.select_for_update().get(id=1).count + 1


def append(line: Line) -> int:
    """Append a line and answer its sequence number, which the facts it covers keep as ``recorded_in``.

    Must run inside the transaction of the action: the head is locked until it ends.
    """
    head = JournalHead.objects.select_for_update().get(id=1)
    sequence = head.count + 1
    at = clock.now()
    body = body_of(sequence, at.isoformat(), line)
    entry_hash = chained(head.last_hash, body)
    JournalEntry.objects.create(
        sequence=sequence,
        recorded_at=at,
        actor=line.actor,
        verb=line.verb,
        subject=line.subject,
        body=body,
        previous_hash=head.last_hash,
        hash=entry_hash,
    )
    JournalHead.objects.filter(id=1).update(count=sequence, last_hash=entry_hash)
    return sequence
