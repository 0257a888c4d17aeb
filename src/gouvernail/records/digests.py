"""Digests of immutable facts: what a journal entry says it wrote, recomputed from the tables.

A fact is a row of a kind, in the order of its id. Its text joins its columns with the unit separator; texts are
joined with the record separator and hashed with SHA-256. Domain invariant 14.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import connection

_UNIT = "\x1f"
_RECORD = "\x1e"
_CHUNK = 5000


@dataclass(frozen=True, slots=True)
class FactKind:
    """A kind of immutable fact: its table, the columns that are hashed, and the one that names the journal entry.

    ``condition`` tells which rows are facts of the kind; all of them when empty. Facts of a kind that ``is_appended``
    are numbered in the order of their entries, so that one that changes places with a later one is found: among
    facts of one day the last recorded counts.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    sequence_column: str = "recorded_in"
    condition: str = ""
    is_appended: bool = True


_DAY_KEY = ("line_id", "worker_id", "work_on", "nature", "revision")

KINDS: Mapping[str, FactKind] = {
    kind.name: kind
    for kind in (
        FactKind("days", "records_dayentry", (*_DAY_KEY, "hundredths", "activity_id")),
        FactKind(
            "accepted_days",
            "records_dayentry",
            _DAY_KEY,
            sequence_column="accepted_in",
            # The state and not the entry that is told: a day that passes for accepted without one is found too.
            condition="state <> 'declared'",
            is_appended=False,
        ),
        FactKind("returns", "records_daysreturn", ("line_id", "month_on", "hundredths", "reason")),
        FactKind(
            "return_answers",
            "records_daysreturn",
            ("line_id", "month_on", "answer"),
            sequence_column="answered_in",
            # Told by the instant of the answer: one that passes for answered without an entry is found too.
            condition="answered_at IS NOT NULL",
            is_appended=False,
        ),
        FactKind("order_answers", "records_orderanswer", ("order_id", "kind", "words")),
        FactKind(
            "period_changes", "records_orderperiodchange", ("order_id", "number", "notified_on", "ends_on", "reason")
        ),
        FactKind("attributions", "records_attribution", ("need_id", "order_id", "contractor_id", "rule")),
        FactKind(
            "passed_over", "records_passedover", ("attribution_id", "contractor_id", "place", "reason", "explanation")
        ),
        FactKind(
            "correspondents",
            "records_correspondentnaming",
            ("framework_id", "contractor_id", "name", "email", "telephone", "since_on"),
        ),
        FactKind(
            "deliverables",
            "records_deliverable",
            ("line_id", "number", "title", "due_on"),
            # Those of a draft still change: they are facts once their line has its price frozen.
            condition="line_id IN (SELECT id FROM records_orderline WHERE unit_price_cents IS NOT NULL)",
            is_appended=False,
        ),
        FactKind("presentations", "records_presentation", ("order_id", "line_id", "number", "profile")),
        FactKind("recusal_clocks", "records_recusalclock", ("presentation_id", "started_on", "deadline_on")),
        FactKind("missing_references", "records_missingreferences", ("presentation_id", "words")),
        FactKind(
            "presentation_decisions",
            "records_presentationdecision",
            ("presentation_id", "kind", "reasons", "decided_on"),
        ),
        FactKind("assignments", "records_assignment", ("order_id", "line_id", "number", "profile", "starts_on")),
        FactKind(
            "assignment_ends",
            "records_assignment",
            ("order_id", "number", "ends_on", "end_cause"),
            sequence_column="ended_in",
            condition="ends_on IS NOT NULL",
            is_appended=False,
        ),
        FactKind("adequacy_checks", "records_adequacycheck", ("order_id", "product_id", "due_on")),
        FactKind(
            "adequacy_answers",
            "records_adequacycheck",
            ("order_id", "product_id", "words"),
            sequence_column="answered_in",
            condition="answered_at IS NOT NULL",
            is_appended=False,
        ),
        FactKind("replacements", "records_replacement", ("leaver_id", "asked_by", "cause", "words")),
        FactKind(
            "replacements_taken_up",
            "records_replacement",
            ("leaver_id", "newcomer_id"),
            sequence_column="taken_up_in",
            condition="newcomer_id IS NOT NULL",
            is_appended=False,
        ),
        FactKind("onboarding_ends", "records_onboardingend", ("replacement_id", "ended_on")),
        FactKind(
            "confidentiality_rules",
            "records_confidentialityrules",
            ("order_id", "product_id", "version", "words", "review_on"),
        ),
        FactKind("notices", "records_notice", ("number", "kind", "contractor_id", "order_id", "content_sha256")),
        FactKind(
            "notice_receipts", "records_noticereceipt", ("notice_id", "channel", "received_on", "evidence_sha256")
        ),
        FactKind(
            "notice_deposits",
            "records_noticereceipt",
            ("notice_id", "deposited_on", "received_on"),
            condition="deposited_on IS NOT NULL",
        ),
        FactKind(
            "delegations",
            "records_delegation",
            ("account_id", "right", "framework_id", "product_id", "most_cents", "from_on", "until_on", "source"),
        ),
        FactKind(
            "delegation_withdrawals",
            "records_delegation",
            ("account_id", "right", "from_on", "withdrawn_on"),
            sequence_column="withdrawn_in",
            # The day and not the entry: one that passes for withdrawn without an entry is found too.
            condition="withdrawn_on IS NOT NULL",
            is_appended=False,
        ),
        FactKind(
            "confidentiality_state_agreements",
            "records_confidentialityrules",
            ("order_id", "product_id", "version"),
            sequence_column="state_agreed_in",
            condition="state_agreed_at IS NOT NULL",
            is_appended=False,
        ),
        FactKind(
            "confidentiality_contractor_agreements",
            "records_confidentialityrules",
            ("order_id", "product_id", "version"),
            sequence_column="contractor_agreed_in",
            condition="contractor_agreed_at IS NOT NULL",
            is_appended=False,
        ),
        FactKind("estimates", "records_estimate", ("line_id", "estimated_on", "hundredths", "author")),
        FactKind("admitted_amounts", "records_admittedamount", ("line_id", "admitted_on", "amount_cents", "comment")),
        FactKind(
            "deliverable_acceptances",
            "records_deliverableacceptance",
            ("order_id", "line_id", "accepted_on", "amount_cents", "comment"),
        ),
        FactKind(
            "poor_performances",
            "records_poorperformance",
            ("order_id", "line_id", "found_on", "amount_cents", "comment"),
        ),
        FactKind(
            "amendments",
            "records_orderamendment",
            ("line_id", "number", "notified_on", "quantity_hundredths", "reason"),
        ),
        FactKind("order_states", "records_orderstatechange", ("order_id", "state", "since_on")),
        FactKind("order_state_reasons", "records_orderstatereason", ("change_id", "words")),
        FactKind("activity_passages", "records_activitypassage", ("activity_id", "state", "since_on")),
        FactKind("anomalies", "records_historicalanomaly", ("order_id", "code", "clause", "sheet", "row")),
        FactKind(
            "orders",
            "records_order",
            ("number", "framework_id", "contractor_id", "notified_on", "starts_on", "ends_on", "attribution_reason"),
            condition="notified_on IS NOT NULL",
            is_appended=False,
        ),
        # Beside « orders », whose columns are those of every journal that already stands.
        FactKind(
            "order_rates",
            "records_order",
            ("number", "vat_rate_hundredths", "executing_service_code"),
            condition="notified_on IS NOT NULL AND vat_rate_hundredths IS NOT NULL",
            is_appended=False,
        ),
        FactKind(
            "lines",
            "records_orderline",
            (
                "order_id",
                "number",
                "product_id",
                "work_unit_id",
                "stage_id",
                "quantity_hundredths",
                "unit_price_cents",
                "days_per_unit_hundredths",
            ),
            condition="unit_price_cents IS NOT NULL",
            is_appended=False,
        ),
    )
}


@dataclass(slots=True)
class Digest:
    """A running digest: how many facts, and the hash of their texts so far; ``misplaced`` if one is out of order."""

    count: int = 0
    misplaced: bool = False
    _sha: Any = field(default_factory=hashlib.sha256)

    def add(self, row: Iterable[object]) -> None:
        """Take one fact, as its columns in the order of its kind."""
        text = _UNIT.join("" if value is None else str(value) for value in row)
        self._sha.update((_RECORD + text).encode())
        self.count += 1

    def add_all(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Take many facts at once, with the same outcome as one by one."""
        templates: dict[int, str] = {}
        every = iter(rows)
        while chunk := list(islice(every, _CHUNK)):
            texts = []
            for row in chunk:
                width = len(row)
                template = templates.get(width) or templates.setdefault(width, _RECORD + _UNIT.join(["%s"] * width))
                texts.append(template % (row if None not in row else tuple("" if v is None else v for v in row)))
            self._sha.update("".join(texts).encode())
            self.count += len(chunk)

    def value(self) -> dict[str, object]:
        """Count and hash, as the journal keeps them; facts out of order have a value that no entry tells."""
        told: dict[str, object] = {"count": self.count, "sha256": self._sha.hexdigest()}
        return told | {"misplaced": True} if self.misplaced else told


def digest(rows: Iterable[tuple[object, ...]]) -> dict[str, object]:
    """Count and hash of facts given in the order in which they are, or will be, numbered."""
    running = Digest()
    running.add_all(rows)
    return running.value()


def stored_facts(kind: FactKind) -> Iterator[tuple[int | None, tuple[object, ...]]]:
    """Every fact of a kind in the order of its id, with the journal sequence that it claims."""
    where = f"WHERE {kind.condition}" if kind.condition else ""
    columns = ", ".join(f'"{name}"' for name in (kind.sequence_column, *kind.columns))
    with connection.chunked_cursor() as cursor:
        cursor.execute(f'SELECT {columns} FROM "{kind.table}" {where} ORDER BY id')  # noqa: S608 names of our own
        while rows := cursor.fetchmany(5000):
            for row in rows:
                yield row[0], row[1:]


def stored_digests(kind: FactKind) -> dict[int | None, dict[str, object]]:
    """The digest of the facts of a kind, for each journal sequence that they claim."""
    running: dict[int | None, Digest] = {}
    latest = 0
    for sequence, row in stored_facts(kind):
        total = running.setdefault(sequence, Digest())
        total.add(row)
        if kind.is_appended and sequence is not None:
            total.misplaced = total.misplaced or sequence < latest
            latest = max(latest, sequence)
    return {sequence: total.value() for sequence, total in running.items()}
