"""What holds after any step, read in the records and reckoned again without the product's functions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from gouvernail.records.models import (
    AdequacyCheck,
    Assignment,
    Attribution,
    DayEntry,
    Framework,
    LineBalance,
    Need,
    Notice,
    Order,
    OrderAmendment,
    OrderAnswer,
    OrderLine,
    OrderStateChange,
    Presentation,
    Replacement,
    WorkerDay,
)
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.queries.ledger_check import differences
from gouvernail.records.queries.presentations.standing import facts_of
from gouvernail.rules.lifecycle import (
    ASSIGNMENT_TRANSITIONS,
    NEED_TRANSITIONS,
    ORDER_TRANSITIONS,
    PRESENTATION_TRANSITIONS,
    OrderState,
)
from gouvernail.rules.presentations import presentation_state
from gouvernail.rules.verdicts import Refused
from gouvernail.wording import refusal_sentence
from tests.house.clauses import clauses
from tests.recomputed_figures import DAY, counted_from, line_cents, line_days

CLAUSES = frozenset(clause.id for clause in clauses()) | {f"domain-{number}" for number in range(1, 16)}
REASONS = frozenset({"declined", "silent", "no_capacity", "conflict_of_interest", "continuity", "ended_early"})
#: Orders that no longer stand for their need.
GIVEN_BACK = frozenset({"declined", "cancelled"})
FROM, BEFORE = date(2025, 1, 1), date(2027, 1, 1)
TRANSITIONS: Mapping[str, Mapping[Any, frozenset[Any]]] = {
    "need": NEED_TRANSITIONS,
    "order": ORDER_TRANSITIONS,
    "presentation": PRESENTATION_TRANSITIONS,
    "assignment": ASSIGNMENT_TRANSITIONS,
}


class Watch:
    """Looks at everything after each step, and remembers the states of the one before."""

    def __init__(self) -> None:
        self.states: dict[tuple[str, int], str] = {}
        self.codes: set[str] = set()

    def refused(self, refused: Refused) -> None:
        """A refusal says which rule it comes from, and what to do in French."""
        assert refused.refusals
        for one in refused.refusals:
            sentence = refusal_sentence(one)
            assert re.match(r"[A-ZÀÉÊ«0-9].*[.!?]$", sentence, re.DOTALL), sentence
            assert "{" not in sentence, sentence
            assert one.clause in CLAUSES, one
            self.codes.add(one.code)

    def look(self, on: date, *, time_passed: bool = False) -> None:
        """Every invariant, on that day."""
        self.states_pass_lawfully(on, time_passed=time_passed)
        money_holds()
        orders_hold()
        needs_hold()
        presentations_hold()
        people_hold()
        days_hold(on)

    def end(self, on: date) -> None:
        """The journal tells the records, and the balances are those of the entries."""
        assert [doubt for doubt in doubts() if doubt.found != "delegations"] == []
        assert list(differences(on)) == []

    def states_pass_lawfully(self, on: date, *, time_passed: bool) -> None:
        """From one step to the next, no state but the one before or one that follows it."""
        present = dict(states(on))
        assert set(self.states) <= set(present)
        for (noun, key), state in present.items():
            before = self.states.get((noun, key))
            if before not in {None, state}:
                assert state in TRANSITIONS[noun][before], (noun, before, state)
                assert not time_passed or (noun, state) == ("presentation", "not_recused_in_time")
        self.states = present


def states(on: date) -> Iterable[tuple[tuple[str, int], str]]:
    """Where everything stands on a day."""
    yield from ((("need", key), state) for key, state in Need.objects.values_list("pk", "state"))
    yield from ((("order", key), state) for key, state in Order.objects.values_list("pk", "state"))
    for one in Presentation.objects.select_related("missing", "decision").prefetch_related("clocks"):
        yield ("presentation", one.pk), presentation_state(facts_of(one), on).value
    yield from ((("assignment", one.pk), one.end_cause or "active") for one in Assignment.objects.all())


def money_holds() -> None:
    """What is committed is the sum of the notified lines as amended, under the ceiling; balances say the same."""
    changes: dict[int, int] = defaultdict(int)
    for line_id, units in OrderAmendment.objects.values_list("line_id", "quantity_hundredths"):
        changes[line_id] += units
    framework = Framework.objects.get()
    committed = 0
    for line in OrderLine.objects.filter(order__notified_on__isnull=False).select_related("balance"):
        units, price, days = (
            line.quantity_hundredths + changes[line.pk],
            line.unit_price_cents,
            line.days_per_unit_hundredths,
        )
        assert units >= 0
        assert price is not None
        assert days is not None
        committed += line_cents(units, price)
        assert line.balance.ordered_cents == line_cents(units, price)
        assert line.balance.ordered_hundredths == line_days(units, days)
    assert framework.committed_cents == committed
    assert framework.ceiling_cents is not None
    assert committed <= framework.ceiling_cents
    assert not changes.keys() - set(
        OrderLine.objects.filter(order__notified_on__isnull=False).values_list("pk", flat=True)
    )


def orders_hold() -> None:
    """Notified within the validity, once, by one notice; its passages follow each other in law and in time."""
    notices = list(Notice.objects.values_list("kind", "order_id"))
    passages: dict[int, list[tuple[str, date]]] = defaultdict(list)
    for key, state, since_on in OrderStateChange.objects.order_by("pk").values_list("order_id", "state", "since_on"):
        passages[key].append((state, since_on))
    answered = list(OrderAnswer.objects.exclude(kind="observation").values_list("order_id", flat=True))
    assert len(answered) == len(set(answered))
    for order in Order.objects.all():
        assert notices.count(("order_notified", order.pk)) == (order.notified_on is not None)
        assert notices.count(("order_proposed", order.pk)) == (order.proposed_on is not None)
        if order.notified_on is not None:
            assert FROM <= order.notified_on < BEFORE
        if order.proposed_on is not None:
            assert order.answer_due_on == counted_from(order.proposed_on, 5)
        told = [("draft", FROM), *passages[order.pk]]
        assert told[-1][0] == order.state
        for (state, since_on), (later, later_on) in pairwise(told):
            assert OrderState(later) in ORDER_TRANSITIONS[OrderState(state)]
            assert since_on <= later_on


def needs_hold() -> None:
    """A need has one order that stands, or none and is open; whoever was better placed has its lawful reason."""
    standing: dict[int, int] = defaultdict(int)
    for attribution in Attribution.objects.select_related("order", "contractor").prefetch_related(
        "passed_over__contractor"
    ):
        standing[attribution.need_id] += attribution.order.state not in GIVEN_BACK
        queue = [one["siret"] for one in attribution.considered if one["place"]]
        better = queue[: queue.index(attribution.contractor.siret)]
        reasons = {one.contractor.siret: one.reason for one in attribution.passed_over.all()}
        assert set(reasons) == set(better)
        assert set(reasons.values()) <= REASONS
        assert attribution.order.contractor_id == attribution.contractor_id
    for need in Need.objects.all():
        assert standing[need.pk] == (need.state == "attributed")


def presentations_hold() -> None:
    """The delay is eight working days from the references that count; nobody is refused after it; each once told."""
    notices = list(Notice.objects.filter(presentation__isnull=False).values_list("kind", "presentation_id"))
    for one in Presentation.objects.select_related("missing", "decision").prefetch_related("clocks"):
        clocks = sorted(one.clocks.all(), key=lambda clock: clock.pk)
        assert len(clocks) <= 2
        assert all(clock.deadline_on == counted_from(clock.started_on, 8) for clock in clocks)
        decision = getattr(one, "decision", None)
        kind = decision.kind if decision else ""
        if decision is not None and kind in {"recused", "accepted"}:
            assert clocks[-1].started_on <= decision.decided_on <= clocks[-1].deadline_on
        if decision is not None and kind == "not_recused_in_time":
            assert decision.decided_on > clocks[-1].deadline_on
        assert notices.count(("presentation_recused", one.pk)) == (kind == "recused")
        assert notices.count(("presentation_accepted", one.pk)) == (kind == "accepted")
        assert notices.count(("references_missing", one.pk)) == hasattr(one, "missing")


def people_hold() -> None:
    """Nobody works before being cleared, nor twice for one presentation; a check is due from the first day at work."""
    first: dict[int, date] = {}
    for one in Assignment.objects.select_related("order", "presentation__decision").order_by("pk"):
        assert one.presentation is not None
        decision = getattr(one.presentation, "decision", None)
        last = max(one.presentation.clocks.all(), key=lambda clock: clock.pk)
        lapsed = decision is None or decision.kind == "not_recused_in_time"
        assert decision is None or decision.kind in {"accepted", "not_recused_in_time"}
        assert one.starts_on >= (last.deadline_on + DAY if lapsed or decision is None else decision.decided_on)
        assert one.order.notified_on is not None
        assert one.starts_on >= one.order.notified_on
        assert one.ends_on is None or one.ends_on >= one.starts_on
        first.setdefault(one.order_id, one.starts_on)
    for check in AdequacyCheck.objects.all():
        assert check.due_on == first[check.order_id] + 30 * DAY
    assert set(first) == set(AdequacyCheck.objects.values_list("order_id", flat=True))
    for asked in Replacement.objects.select_related("leaver", "newcomer"):
        if asked.newcomer is not None:
            assert asked.newcomer.presentation_id == asked.presentation_id
            assert asked.newcomer.order_id == asked.leaver.order_id
            assert asked.leaver.end_cause


def days_hold(on: date) -> None:
    """Billable days stay within those ordered; onboarding bills nothing; nobody passes one day on one date."""
    billable: dict[int, int] = defaultdict(int)
    other: dict[int, int] = defaultdict(int)
    people: dict[tuple[int, date], int] = defaultdict(int)
    for entry in DayEntry.objects.select_related("line__order"):
        (billable if entry.nature == "billable" else other)[entry.line_id] += entry.hundredths
        people[entry.worker_id, entry.work_on] += entry.hundredths
        assert entry.line.order.notified_on is not None
        assert entry.line.order.notified_on <= entry.work_on <= on
    for balance in LineBalance.objects.all():
        assert balance.done_hundredths + balance.pending_hundredths == billable[balance.line_id]
        assert balance.non_billable_hundredths == other[balance.line_id]
        assert 0 <= billable[balance.line_id] <= (balance.ordered_hundredths or 0)
    assert all(0 <= hundredths <= 100 for hundredths in people.values())
    assert all(one.hundredths == people[one.worker_id, one.work_on] for one in WorkerDay.objects.all())
