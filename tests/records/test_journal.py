"""The journal: append-only, chained, and honest about what was done to it behind its back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from gouvernail.records import journal
from gouvernail.records.models import JournalEntry, JournalHead
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.triggers import GUARDS, trigger_names

pytestmark = pytest.mark.django_db


def _write(count: int) -> None:
    for number in range(1, count + 1):
        journal.append(journal.Line("console", "test.done", f"subject {number}", {"é": number}))


def _without_triggers(table: str) -> None:
    """Do what someone with the keys of the database can do: put the guards of a table aside."""
    guard = next(one for one in GUARDS if one.table == table)
    on_table = f' ON "{table}"' if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in trigger_names(guard, connection.vendor):
            cursor.execute(f'DROP TRIGGER "{name}"{on_table}')


def _sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _codes() -> list[str]:
    return [one.code for one in doubts()]


def test_an_intact_journal_raises_no_doubt() -> None:
    _write(3)
    assert _codes() == []
    assert JournalHead.objects.get().count == 3


def test_an_empty_journal_raises_no_doubt() -> None:
    assert _codes() == []


def test_each_entry_follows_the_hash_of_the_one_before() -> None:
    _write(2)
    first, second = JournalEntry.objects.order_by("sequence")
    assert first.previous_hash == journal.GENESIS
    assert second.previous_hash == first.hash == journal.chained(journal.GENESIS, first.body)


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE records_journalentry SET actor = 'x'",
        "DELETE FROM records_journalentry",
        "DELETE FROM records_journalhead",
        "UPDATE records_journalhead SET count = 0",
    ],
)
def test_the_database_itself_refuses_to_rewrite_the_journal(attempt: str) -> None:
    _write(2)
    with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
        _sql(attempt)
    assert _codes() == []


def test_postgresql_refuses_to_empty_the_journal() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("TRUNCATE exists on PostgreSQL only")
    with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
        _sql("TRUNCATE records_journalentry")


def _altered() -> None:
    _sql("UPDATE records_journalentry SET body = replace(body, 'subject 2', 'subject 9') WHERE sequence = 2")


def _column_altered() -> None:
    _sql("UPDATE records_journalentry SET actor = 'someone else' WHERE sequence = 2")


def _removed() -> None:
    _sql("DELETE FROM records_journalentry WHERE sequence = 2")


def _cut_off() -> None:
    _sql("DELETE FROM records_journalentry WHERE sequence = 3")


def _inserted() -> None:
    first = JournalEntry.objects.get(sequence=3)
    body = first.body.replace('"sequence":3', '"sequence":4')
    JournalEntry.objects.create(
        sequence=4,
        recorded_at=first.recorded_at,
        actor=first.actor,
        verb=first.verb,
        subject=first.subject,
        body=body,
        previous_hash=first.hash,
        hash=journal.chained(first.hash, body),
    )


@pytest.mark.parametrize(
    ("tamper", "expected"),
    [
        (_altered, "entry_altered"),
        (_column_altered, "entry_altered"),
        (_removed, "entry_missing"),
        (_cut_off, "head_differs"),
        (_inserted, "head_differs"),
    ],
)
def test_what_is_done_behind_its_back_is_found(tamper: Callable[[], None], expected: str) -> None:
    _write(3)
    _without_triggers("records_journalentry")
    tamper()
    assert expected in _codes()


def test_a_lost_head_is_found() -> None:
    _write(1)
    _without_triggers("records_journalhead")
    _sql("DELETE FROM records_journalhead")
    assert _codes() == ["head_missing"]


def test_facts_that_an_entry_tells_but_nobody_holds_are_missed() -> None:
    sequence = journal.append(
        journal.Line("console", "test.done", "days", {"facts": {"days": {"count": 1, "sha256": "0" * 64}}})
    )
    assert [(one.code, one.sequence, one.found) for one in doubts()] == [("facts_altered", sequence, "days")]
