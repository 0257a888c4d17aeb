"""The named triggers that keep notified records as they were, in SQL for both engines.

SQLite drops triggers silently when a migration rebuilds their table: a house test lists them after ``migrate``.
Domain invariant 14; product principle 5.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guard:
    """A table that refuses DELETE (and TRUNCATE), and UPDATE of some columns under a condition on the old row.

    ``free`` names the columns that may change; ``only_when`` is an SQL condition on OLD under which the guard
    stands (empty: always); ``forward`` is a condition that an allowed update must meet (empty: none).
    """

    table: str
    free: tuple[str, ...] = ()
    only_when: str = ""
    forward: str = ""


_AFTER_NOTIFICATION = "OLD.notified_on IS NOT NULL"
_LINE_NOTIFIED = "OLD.unit_price_cents IS NOT NULL"
_DAY_FORWARD = (
    "OLD.state = NEW.state AND OLD.accepted_in IS NOT DISTINCT FROM NEW.accepted_in"
    " OR OLD.state = 'declared' AND NEW.state = 'accepted'"
    " OR OLD.state = 'accepted' AND NEW.state = 'locked' AND OLD.accepted_in = NEW.accepted_in"
)

#: Every guarded table with its columns, in the order of the columns.
GUARDS: tuple[Guard, ...] = (
    Guard("records_journalentry"),
    Guard("records_journalhead", free=("count", "last_hash"), forward="NEW.count > OLD.count"),
    Guard("records_orderstatechange"),
    Guard("records_orderstatereason"),
    Guard("records_orderamendment"),
    Guard("records_estimate"),
    Guard("records_admittedamount"),
    Guard("records_deliverableacceptance"),
    Guard("records_activitypassage"),
    Guard("records_historicalanomaly"),
    Guard("records_unitprice"),
    Guard("records_dayentry", free=("state", "accepted_in"), forward=_DAY_FORWARD),
    Guard("records_daysreturn", free=("answer", "answered_at", "answered_in"), forward="OLD.answered_at IS NULL"),
    Guard("records_orderperiodchange"),
    Guard("records_orderanswer"),
    Guard("records_attribution"),
    Guard("records_passedover"),
    Guard("records_correspondentnaming"),
    Guard("records_presentation"),
    Guard("records_recusalclock"),
    Guard("records_missingreferences"),
    Guard("records_presentationdecision"),
    Guard(
        "records_assignment",
        free=("worker_id", "ends_on", "end_cause", "ended_in"),
        forward="OLD.ended_in IS NULL OR OLD.ended_in = NEW.ended_in AND OLD.ends_on = NEW.ends_on"
        " AND OLD.end_cause = NEW.end_cause",
    ),
    Guard(
        "records_adequacycheck",
        free=("is_adequate", "words", "answered_at", "answered_in"),
        forward="OLD.answered_in IS NULL",
    ),
    Guard(
        "records_replacement",
        free=("newcomer_id", "presentation_id", "taken_up_in"),
        forward="OLD.taken_up_in IS NULL",
    ),
    Guard("records_onboardingend"),
    Guard(
        "records_confidentialityrules",
        free=("state_agreed_at", "state_agreed_in", "contractor_agreed_at", "contractor_agreed_in"),
        forward="(OLD.state_agreed_in IS NULL OR OLD.state_agreed_in = NEW.state_agreed_in)"
        " AND (OLD.contractor_agreed_in IS NULL OR OLD.contractor_agreed_in = NEW.contractor_agreed_in)",
    ),
    Guard(
        "records_notice",
        free=("annex", "pdf", "mail_id"),
        # The annex of people is only ever emptied; a document is printed once.
        forward="(NEW.annex = OLD.annex OR NEW.annex = '') AND (OLD.pdf IS NULL OR OLD.pdf = NEW.pdf)",
    ),
    Guard("records_noticereceipt", free=("evidence_name", "evidence_path")),
    Guard(
        "records_timestamp",
        free=("next_try_at", "attempts", "trouble", "authority", "token", "stamped_at"),
        forward="OLD.token IS NULL",
    ),
    Guard(
        "records_delegation",
        free=("withdrawn_on", "withdrawn_in"),
        forward="OLD.withdrawn_in IS NULL",
    ),
    Guard("records_order", free=("state",), only_when=_AFTER_NOTIFICATION),
    Guard("records_orderline", only_when=_LINE_NOTIFIED),
)


def trigger_names(guard: Guard, vendor: str) -> tuple[str, ...]:
    """The names of the triggers of a guard on an engine (``sqlite`` or ``postgresql``)."""
    stem = guard.table.removeprefix("records_")
    names = (f"{stem}_no_update", f"{stem}_no_delete")
    return (*names, f"{stem}_no_truncate") if vendor == "postgresql" else names


def _changed(guard: Guard, columns: Mapping[str, tuple[str, ...]], distinct: str) -> str:
    """An SQL condition: the update touches a kept column, or goes backwards."""
    kept = [name for name in columns[guard.table] if name not in guard.free]
    touched = " OR ".join(f'OLD."{name}" {distinct} NEW."{name}"' for name in kept)
    return f"({touched})" + (f" OR NOT ({guard.forward})" if guard.forward else "")


def _guarded(guard: Guard, condition: str) -> str:
    return f"({guard.only_when}) AND ({condition})" if guard.only_when else condition


def sqlite_statements(guard: Guard, columns: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The statements that guard a table on SQLite; ``columns`` gives the columns of each table."""
    update, delete = trigger_names(guard, "sqlite")
    condition = _guarded(guard, _changed(guard, columns, "IS NOT")).replace("IS NOT DISTINCT FROM", "IS")
    when_deleted = f"WHEN {guard.only_when}" if guard.only_when else ""
    refusal = f"SELECT RAISE(ABORT, '{guard.table}: immutable');"
    yield f'CREATE TRIGGER "{update}" BEFORE UPDATE ON "{guard.table}" WHEN {condition} BEGIN {refusal} END'
    yield f'CREATE TRIGGER "{delete}" BEFORE DELETE ON "{guard.table}" {when_deleted} BEGIN {refusal} END'


def postgresql_statements(guard: Guard, columns: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The statements that guard a table on PostgreSQL; they call ``gouvernail_refuse()``."""
    update, delete, truncate = trigger_names(guard, "postgresql")
    condition = _guarded(guard, _changed(guard, columns, "IS DISTINCT FROM"))
    when_deleted = f"WHEN ({guard.only_when})" if guard.only_when else ""
    call = "EXECUTE FUNCTION gouvernail_refuse()"
    yield f'CREATE TRIGGER "{update}" BEFORE UPDATE ON "{guard.table}" FOR EACH ROW WHEN ({condition}) {call}'
    yield f'CREATE TRIGGER "{delete}" BEFORE DELETE ON "{guard.table}" FOR EACH ROW {when_deleted} {call}'
    yield f'CREATE TRIGGER "{truncate}" BEFORE TRUNCATE ON "{guard.table}" FOR EACH STATEMENT {call}'


POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION gouvernail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: immutable', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""


@dataclass(frozen=True, slots=True)
class Watch:
    """A trigger that refuses a new row under a condition that looks at another table."""

    name: str
    table: str
    events: tuple[str, ...]
    condition: str


#: Rules that a row cannot check alone. Domain invariant 2.
WATCHES: tuple[Watch, ...] = (
    Watch(
        "dayentry_not_before_notification",
        "records_dayentry",
        ("INSERT",),
        "NOT NEW.is_historical_anomaly AND NOT EXISTS (SELECT 1 FROM records_orderline l"
        " JOIN records_order o ON o.id = l.order_id WHERE l.id = NEW.line_id AND o.notified_on <= NEW.work_on)",
    ),
    Watch(
        "recusal_not_after_deadline",
        "records_presentationdecision",
        ("INSERT",),
        "NEW.kind = 'recused' AND NOT EXISTS (SELECT 1 FROM records_recusalclock c"
        " WHERE c.id = (SELECT MAX(l.id) FROM records_recusalclock l WHERE l.presentation_id = NEW.presentation_id)"
        " AND NEW.decided_on <= c.deadline_on)",
    ),
    Watch(
        "order_notified_within_framework",
        "records_order",
        ("INSERT", "UPDATE"),
        "NEW.notified_on IS NOT NULL AND NOT NEW.is_historical_anomaly AND NOT EXISTS ("
        "SELECT 1 FROM records_framework f WHERE f.id = NEW.framework_id"
        " AND NEW.notified_on >= f.notified_on AND NEW.notified_on < f.valid_until_on)",
    ),
)


def watch_names(watch: Watch) -> tuple[str, ...]:
    """The names of the triggers of a watch: one per event."""
    return tuple(f"{watch.name}_{event.lower()}" for event in watch.events)


def watch_statements(watch: Watch, vendor: str) -> Iterator[str]:
    """The statements that put a watch in place; on PostgreSQL the condition lives in a function of its own."""
    if vendor == "postgresql":
        yield (
            f"CREATE OR REPLACE FUNCTION {watch.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF {watch.condition} THEN RAISE EXCEPTION '{watch.name}' USING ERRCODE = 'check_violation'; END IF;"
            " RETURN NEW; END $$"
        )
    for name, event in zip(watch_names(watch), watch.events, strict=True):
        head = f'CREATE TRIGGER "{name}" BEFORE {event} ON "{watch.table}" FOR EACH ROW'
        if vendor == "postgresql":
            yield f"{head} EXECUTE FUNCTION {watch.name}()"
        else:
            yield f"{head} WHEN {watch.condition} BEGIN SELECT RAISE(ABORT, '{watch.name}'); END"


def guard_statements(vendor: str, columns: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The statements that guard the tables among ``columns`` on an engine: those that a migration has just made."""
    make = postgresql_statements if vendor == "postgresql" else sqlite_statements
    for guard in GUARDS:
        if guard.table in columns:
            yield from make(guard, columns)


def statements(vendor: str, columns: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Every statement that puts the guards and the watches of the tables among ``columns`` in place on an engine."""
    if vendor == "postgresql":
        yield POSTGRESQL_FUNCTION
    yield from guard_statements(vendor, columns)
    for watch in WATCHES:
        if watch.table in columns:
            yield from watch_statements(watch, vendor)


def all_names(vendor: str) -> tuple[tuple[str, str], ...]:
    """(trigger, table) of every named trigger on an engine."""
    guards = ((name, guard.table) for guard in GUARDS for name in trigger_names(guard, vendor))
    watches = ((name, watch.table) for watch in WATCHES for name in watch_names(watch))
    return (*guards, *watches)
