"""The made-up rows hold what the demonstration promises, whatever the day on which it is loaded."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest
from stdnum.fr import siret

from gouvernail.commands.demonstration import running_orders
from gouvernail.commands.demonstration.frameworks import RUNNING
from gouvernail.commands.demonstration.orders import placed
from gouvernail.commands.demonstration.past import Past
from gouvernail.commands.demonstration.workbooks import historical_workbook, running_workbook, workbooks
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.rules.workbook_format.words import ORDER_STATES
from gouvernail.rules.working_days import is_working_day

TODAYS = [
    date(2026, 1, 1),
    date(2026, 5, 9),
    date(2026, 8, 15),
    date(2027, 1, 3),
    date(2028, 2, 29),
    date(2030, 12, 31),
]
QUARTERS = {25, 50, 75, 100}


@pytest.fixture(params=TODAYS, ids=str, scope="module")
def past(request: pytest.FixtureRequest) -> Past:
    return Past(request.param)


@pytest.fixture(scope="module")
def running(past: Past) -> Workbook:
    return running_workbook(past)


def test_same_day_same_rows(past: Past) -> None:
    assert workbooks(past) == workbooks(past)


def test_every_siret_passes_its_check(running: Workbook) -> None:
    numbers = {row.siret for row in running.titulaires} | {row.buyer_siret for row in running.marches}

    assert len(numbers) == 4
    assert all(siret.is_valid(number) for number in numbers)


def test_every_state_measure_and_nature_is_there(running: Workbook) -> None:
    assert {row.state for row in running.commandes} == set(ORDER_STATES.values())
    assert {row.measure for row in running.uo} == {"days", "costs", "fixed"}
    assert {row.nature for row in running.jours} == {"billable", "onboarding", "rework"}
    assert {row.state for row in running.jours} == {"declared", "accepted"}
    assert {row.nature for row in running.constats} == {"amount_admitted", "deliverable_accepted", "poor_performance"}
    assert {row.quantity_hundredths > 0 for row in running.modificatifs} == {True, False}


def test_days_are_worked_on_working_days_up_to_yesterday(past: Past, running: Workbook) -> None:
    days = {row.work_on for row in running.jours}

    assert all(is_working_day(day) for day in days)
    assert max(days) == past.working_day(-1)
    assert past.today - min(days) > timedelta(days=330)
    assert {row.hundredths for row in running.jours} <= QUARTERS


def test_nobody_has_more_than_one_day_on_a_date(running: Workbook) -> None:
    contractor_of = {row.number: row.contractor_siret for row in running.commandes}
    totals: Counter[tuple[str, str, date]] = Counter()
    for row in running.jours:
        totals[contractor_of[row.order_number], row.worker, row.work_on] += row.hundredths

    assert max(totals.values()) <= 100


def test_lines_reach_what_they_promise_and_never_pass_the_order(past: Past, running: Workbook) -> None:
    billed: defaultdict[tuple[str, int], int] = defaultdict(int)
    for row in running.jours:
        billed[row.order_number, row.line_number] += row.hundredths if row.nature == "billable" else 0

    for line in placed(RUNNING, running_orders.ORDERS, past):
        ordered = line.ordered_on(past.today) or 0
        assert billed[line.key] == ordered * line.plan.percent_done // 100 // 25 * 25, line.key
        assert billed[line.key] <= ordered


def test_no_day_precedes_the_notification_of_its_order(running: Workbook) -> None:
    notified_on = {row.number: row.notified_on for row in running.commandes}

    for row in running.jours:
        notification = notified_on[row.order_number]
        assert notification is not None
        assert notification <= row.work_on


def test_activities_pass_through_their_states_in_order(past: Past, running: Workbook) -> None:
    taken_up, finished = (each.workbook for each in workbooks(past)[2:4])
    days: defaultdict[tuple[str, int, str], list[date]] = defaultdict(list)
    for workbook in (historical_workbook(past), running, taken_up, finished):
        for row in workbook.activites:
            assert row.state_on is not None
            days[row.order_number, row.line_number, row.key].append(row.state_on)

    assert all(each == sorted(each) for each in days.values())
    assert all(each[-1] < past.today for each in days.values())
    assert {len(each) for each in days.values()} == {1, 2, 3}


def test_a_correction_changes_a_day_that_is_known(past: Past, running: Workbook) -> None:
    known = {row[1:6]: row.hundredths for row in running.jours}
    corrected = workbooks(past)[-1].workbook.jours

    assert len(corrected) == 2
    assert all(row.hundredths < known[row[1:6]] for row in corrected)
