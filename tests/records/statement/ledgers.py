"""Random ledgers: the facts of some lines, drawn by Hypothesis, and the same facts written into the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from gouvernail.records.models import Contractor, DayEntry, Framework, Order, OrderLine, OrderStateChange
from gouvernail.rules.lifecycle import ActivityState, DayState, OrderState
from gouvernail.rules.statement import (
    ActivityFacts,
    AdmittedFact,
    Amendment,
    DayFact,
    EstimateFact,
    LineFacts,
    Passage,
    StateChange,
)
from tests import makers

FIRST = date(2026, 3, 2)
LAST = date(2026, 5, 29)
DAYS = st.dates(FIRST, LAST)
_AFTER_NOTIFICATION = (
    OrderState.RUNNING,
    OrderState.SUSPENDED,
    OrderState.DELIVERED,
    OrderState.CLOSED,
    OrderState.ENDED_EARLY,
)


@st.composite
def day_facts(draw: st.DrawFn, *, measured: bool) -> list[DayFact]:
    """One entry, or an entry corrected to another figure: reversed, then told again."""
    is_billable = measured and draw(st.booleans())
    state, on, quarters = draw(st.sampled_from(DayState)), draw(DAYS), draw(st.integers(1, 4))
    chain = [DayFact(on, is_billable, state, quarters * 25)]
    if draw(st.integers(0, 4)) == 0:
        later = draw(st.sampled_from(DayState))
        chain.append(DayFact(on, is_billable, later, -quarters * 25))
        chain.append(DayFact(on, is_billable, later, draw(st.integers(0, 4)) * 25))
    return chain


@st.composite
def lines_of_an_order(draw: st.DrawFn, number: int) -> list[LineFacts]:
    """An order of one to three lines: days or costs, amendments, states, days, activities, estimates, amounts."""
    notified_on = draw(DAYS)
    changes = sorted(
        draw(st.lists(st.builds(StateChange, DAYS, st.sampled_from(_AFTER_NOTIFICATION)), max_size=3)),
        key=lambda change: change.since_on,
    )
    changes = [StateChange(notified_on, OrderState.NOTIFIED), *(c for c in changes if c.since_on >= notified_on)]
    lines: list[LineFacts] = []
    for line in range(1, draw(st.integers(1, 3)) + 1):
        measured = draw(st.integers(0, 3)) > 0
        days = draw(st.lists(day_facts(measured=measured), max_size=12))
        lines.append(
            LineFacts(
                line_id=0,
                framework=draw(st.sampled_from(("MN-A", "MN-B"))) if line == 1 else lines[0].framework,
                order=f"BC-{number}",
                line=line,
                product=draw(st.sampled_from(("mes-aides", "produit-é", "Zéro"))),
                contractor=draw(st.sampled_from(("1" * 14, "2" * 14))) if line == 1 else lines[0].contractor,
                work_unit="JOURS" if measured else "FRAIS",
                notified_on=notified_on,
                quantity_hundredths=draw(st.integers(0, 3000)),
                unit_price_cents=draw(st.integers(0, 200_000)),
                days_per_unit_hundredths=draw(st.sampled_from((100, 133, 5750))) if measured else None,
                amendments=draw(st.lists(st.builds(Amendment, DAYS, st.integers(-2000, 2000)), max_size=2)),
                state_changes=changes,
                days=[day for chain in days for day in chain],
                activities=draw(st.lists(activities(), max_size=3)),
                estimates=draw(st.lists(st.builds(EstimateFact, DAYS, st.integers(0, 5000)), max_size=3)),
                admitted=draw(
                    st.lists(st.builds(AdmittedFact, DAYS, st.integers(0, 10**6)), max_size=2, unique_by=lambda a: a[0])
                ),
            )
        )
    return lines


def activities() -> st.SearchStrategy[ActivityFacts]:
    passages = st.lists(st.builds(Passage, DAYS, st.sampled_from(ActivityState)), min_size=1, max_size=3)
    return st.builds(ActivityFacts, st.sampled_from(("Maquettes", "Tests", "Accueil")), passages)


@st.composite
def ledgers(draw: st.DrawFn) -> list[LineFacts]:
    """The lines of up to four orders; numbers are drawn so that text order is not the order of writing."""
    numbers = draw(st.lists(st.integers(1, 120), min_size=1, max_size=4, unique=True))
    return [line for number in numbers for line in draw(lines_of_an_order(number))]


def written(lines: Sequence[LineFacts], today: date) -> list[LineFacts]:
    """Write a ledger into the tables, balances included; answers the same facts with their line ids."""
    frameworks = {number: makers.make_framework(number) for number in {line.framework for line in lines}}
    contractors = {siret: makers.make_contractor(siret) for siret in {line.contractor for line in lines}}
    products = {key: makers.make_product(key) for key in {line.product for line in lines}}
    orders: dict[str, Order] = {}
    stored: list[OrderLine] = []
    told: list[LineFacts] = []
    for facts in lines:
        if facts.order not in orders:
            orders[facts.order] = _order(facts, frameworks[facts.framework], contractors[facts.contractor])
        unit = frameworks[facts.framework].work_units.filter(code=facts.work_unit).first() or makers.make_unit(
            frameworks[facts.framework], facts.work_unit, days=facts.days_per_unit_hundredths
        )
        line = makers.make_line(
            orders[facts.order],
            products[facts.product],
            unit,
            facts.line,
            quantity_hundredths=facts.quantity_hundredths,
            unit_price_cents=facts.unit_price_cents,
            days_per_unit_hundredths=facts.days_per_unit_hundredths,
        )
        _facts(line, facts)
        stored.append(line)
        told.append(replace(facts, line_id=line.pk))
    makers.balanced(today, *stored, tolerate=True)
    return told


def _order(facts: LineFacts, framework: Framework, contractor: Contractor) -> Order:
    order = makers.make_order(framework, contractor, facts.order, notified_on=None, state="draft")
    Order.objects.filter(pk=order.pk).update(
        notified_on=facts.notified_on, state=facts.state_changes[-1].state.value, is_historical_anomaly=True
    )
    for change in facts.state_changes:
        OrderStateChange.objects.create(order=order, state=change.state, since_on=change.since_on, recorded_in=1)
    return order


def _facts(line: OrderLine, facts: LineFacts) -> None:
    for change in facts.amendments:
        makers.make_amendment(line, *change)
    for estimate in facts.estimates:
        makers.make_estimate(line, *estimate)
    for admitted in facts.admitted:
        makers.make_admitted(line, *admitted)
    for activity in facts.activities:
        makers.make_activity(line, activity.title, *((p.since_on, p.state.value) for p in activity.passages))
    _days(line, facts.days)


def _days(line: OrderLine, days: Sequence[DayFact]) -> None:
    """Each positive figure after a reversal is the correction of the entry that stands before it."""
    entry: DayEntry | None = None
    for day in days:
        corrected = entry if entry is not None and (day.hundredths < 0 or entry.revision == 1) else None
        told = {} if corrected is None else {"worker": corrected.worker, "revision": corrected.revision + 1}
        entry = makers.make_day(
            line,
            day.work_on,
            day.hundredths,
            nature="billable" if day.is_billable else "rework",
            state=day.state.value,
            is_historical_anomaly=True,
            **told,
        )
