"""Quelle que soit la suite d'imports, acceptés ou refusés, le grand livre garde ses invariants (CCTP 4.2)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from gouvernail.records.models import Framework, LineBalance, WorkerDay
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.queries.ledger_check import differences
from gouvernail.records.queries.scopes import EVERYTHING
from gouvernail.records.queries.statement import statement
from gouvernail.rules.statement import LineFigures, TotalFigures
from tests.makers import undone
from tests.market import NOTIFIED, TODAY, Told, accepted, base, book, hand_over

pytestmark = pytest.mark.django_db

LINES = (("BC-1", 1), ("BC-1", 2), ("BC-2", 1))
#: The units ordered on each line, in hundredths: one day each.
QUANTITY = 10
DayKey = tuple[str, int, date, str, str]
#: The figure, its state, and whether a correction brought it back to nought.
Day = tuple[int, str, bool]

places = st.sampled_from((LINES[0], LINES[0], LINES[1], LINES[2]))
#: Few dates, so that rows meet known keys; the one before the notification is rarer.
dates = st.sampled_from([NOTIFIED + timedelta(days=number) for number in (0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, -1)])
days = st.fixed_dictionaries(
    {
        "place": places,
        "work_on": dates,
        "worker": st.sampled_from(("p1", "p1", "p2")),
        "nature": st.sampled_from(("billable", "billable", "rework")),
        "hundredths": st.sampled_from((0, 25, 50, 50, 50, 100)),
        "state": st.sampled_from((None, "declared", "declared", "accepted")),
    }
)
amendments = st.fixed_dictionaries({"place": places, "quantity_hundredths": st.integers(-5, 20), "notified_on": dates})
estimates = st.fixed_dictionaries({"place": places, "hundredths": st.integers(0, 500), "estimated_on": dates})
steps = st.lists(
    st.tuples(
        st.lists(days, max_size=6), st.lists(amendments, max_size=1), st.lists(estimates, max_size=1), st.booleans()
    ),
    min_size=1,
    max_size=6,
)


def small_market() -> None:
    """Three lines of one day each, under a ceiling."""
    accepted(
        base(
            marches=[{"ceiling_cents": 200_000}],
            uo=[{"days_per_unit_hundredths": 1000}],
            prix=[{}],
            commandes=[{}, {"number": "BC-2"}],
            lignes=[
                {"quantity_hundredths": QUANTITY, "order_number": order, "line_number": line, "product_id": product}
                for (order, line), product in zip(LINES, ("mes-aides", "rdv", "rdv"), strict=True)
            ],
        )
    )


def placed(told: dict[str, Any]) -> Told:
    """A row, with the order and the line of its place."""
    order, line = told["place"]
    return {"order_number": order, "line_number": line} | {key: value for key, value in told.items() if key != "place"}


def once_each(told: list[Told], *keys: str) -> list[Told]:
    """The rows without those that repeat a key, as a workbook must be."""
    return list({tuple(row[key] for key in ("order_number", "line_number", *keys)): row for row in told}.values())


@dataclass
class Believed:
    """What a reader of the accepted workbooks believes, kept with plain dictionaries."""

    days: dict[DayKey, Day] = field(default_factory=dict)
    quantities: dict[tuple[str, int], int] = field(default_factory=lambda: dict.fromkeys(LINES, QUANTITY))

    def take(self, told_days: list[Told], told_amendments: list[Told]) -> None:
        """Take in what an accepted workbook said."""
        for row in told_days:
            key = (row["order_number"], row["line_number"], row["work_on"], row["worker"], row["nature"])
            before = self.days.get(key)
            self.days[key] = self._after(before, row)
        for row in told_amendments:
            self.quantities[row["order_number"], row["line_number"]] += row["quantity_hundredths"]

    @staticmethod
    def _after(before: Day | None, row: Told) -> Day:
        figure = row["hundredths"]
        if before is None:
            return figure, row["state"] or "accepted", False
        _, state, is_reversed = before
        if before[0] == figure:
            moves = row["state"] == "accepted" and not is_reversed
            return figure, "accepted" if moves else state, is_reversed
        return figure, (row["state"] or state) if figure else state, figure == 0

    def totals(self) -> dict[tuple[str, int], tuple[int, int, int]]:
        """Done, pending and not billable of each line."""
        found = {place: [0, 0, 0] for place in LINES}
        for (order, line, _, _, nature), (figure, state, _) in self.days.items():
            place = 2 if nature != "billable" else int(state == "declared")
            found[order, line][place] += figure
        return {place: (done, pending, other) for place, (done, pending, other) in found.items()}


@pytest.mark.clause("4.2-statement")
@examples(max_examples=50)
@given(steps)
def test_toute_suite_d_imports_garde_les_invariants(several: list[Any]) -> None:
    with undone():
        small_market()
        believed = Believed()
        for number, (told_days, told_amendments, told_estimates, historical) in enumerate(several):
            day_rows = once_each([placed(row) for row in told_days], "work_on", "worker", "nature")
            more = [{**placed(row), "amendment_number": f"M{number}"} for row in told_amendments]
            left = [placed(row) for row in told_estimates]
            workbook = book(jours=day_rows, modificatifs=more, restes_a_faire=left)
            if hand_over(workbook, historical=historical).done:
                believed.take(day_rows, more)
            assert_everything_holds(believed)


def assert_everything_holds(believed: Believed) -> None:
    """Balances, totals and journal are those of the entries, which are those of the accepted workbooks."""
    assert list(differences(TODAY)) == []
    assert list(doubts()) == []
    balances = LineBalance.objects.select_related("line__order")
    kept = {
        (one.line.order.number, one.line.number): (
            one.done_hundredths,
            one.pending_hundredths,
            one.non_billable_hundredths,
        )
        for one in balances
    }
    assert kept == believed.totals()
    for one in balances:
        ordered = (believed.quantities[one.line.order.number, one.line.number] * 1000 + 50) // 100
        assert one.ordered_hundredths == ordered
        assert one.done_hundredths + one.pending_hundredths <= ordered + one.tolerated_excess_hundredths
    assert_people_hold(believed)
    framework = Framework.objects.get()
    assert framework.committed_cents == sum(believed.quantities.values()) * 5000
    for as_of in (NOTIFIED, NOTIFIED + timedelta(days=2), TODAY):
        assert_totals_tie(as_of)


def assert_people_hold(believed: Believed) -> None:
    """Nobody passes one day on one date, but for what a take-over tolerated."""
    people: dict[tuple[str, date], int] = defaultdict(int)
    for (_, _, work_on, worker, _), (figure, *_) in believed.days.items():
        people[worker, work_on] += figure
    for one in WorkerDay.objects.select_related("worker"):
        assert one.hundredths == people[one.worker.identifier, one.work_on]
        assert one.hundredths <= 100 + one.tolerated_excess_hundredths


SUMMED = (
    *("ordered_hundredths", "done_hundredths", "pending_hundredths", "non_billable_hundredths"),
    *("remaining_on_order_hundredths", "estimate_to_complete_hundredths", "drift_hundredths"),
    *("ordered_cents", "admitted_cents", "remaining_to_admit_cents"),
)


def assert_totals_tie(as_of: date) -> None:
    """Sum over lines = sum over orders = sum over products = sum over contractors, at this date."""
    found = statement(as_of, EVERYTHING)
    groups = (found.lines, found.orders, found.products, found.contractors, found.frameworks, [found.total])
    for name in SUMMED:
        assert len({_sum(group, name) for group in groups}) == 1, name


def _sum(rows: Any, name: str) -> int:
    values: list[LineFigures | TotalFigures] = list(rows)
    return sum(getattr(row, name) or 0 for row in values)
