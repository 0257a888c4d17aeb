"""A ledger changed behind the back of its actions: whoever holds the keys of the database is found out."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from gouvernail.actions.accept_days import SeenDays
from gouvernail.actions.ledger.rebuild import rebuild
from gouvernail.actions.return_days import return_days
from gouvernail.records.models import LineBalance
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.queries.ledger_check import differences
from gouvernail.records.queries.scopes import EVERYTHING
from gouvernail.records.queries.waiting_days import waiting_months
from gouvernail.records.triggers import GUARDS, trigger_names
from tests.market import TODAY, Told, accepted, base, book

pytestmark = pytest.mark.django_db


def _sql(*statements: str) -> None:
    """Write as someone who put the guards and the checks of the database aside."""
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON" if sqlite else "SET CONSTRAINTS ALL IMMEDIATE")
        for statement in (*_unguarded(), *statements):
            cursor.execute(statement)
        if sqlite:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


def _unguarded() -> list[str]:
    if connection.vendor == "sqlite":
        return [f'DROP TRIGGER IF EXISTS "{name}"' for guard in GUARDS for name in trigger_names(guard, "sqlite")]
    names = [(name, guard.table) for guard in GUARDS for name in trigger_names(guard, "postgresql")]
    checks = "ALTER TABLE records_dayentry DROP CONSTRAINT IF EXISTS day_entry_acceptance_recorded"
    return [checks, *(f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"' for name, table in names)]


def _found() -> list[tuple[str, str]]:
    return [(one.table, one.recomputed) for one in differences(TODAY)]


def _doubts() -> list[tuple[str, str]]:
    return [(one.code, one.found) for one in doubts()]


@pytest.mark.clause("4.2-statement")
def test_the_state_of_an_order_that_it_never_went_through_is_found_and_repaired() -> None:
    accepted(base())
    _sql("UPDATE records_order SET state = 'closed'")
    assert _found() == [("order", "running")]
    assert rebuild("essai", TODAY) == 1
    assert _found() == []


def test_the_state_of_an_activity_that_it_never_went_through_is_found_and_repaired() -> None:
    accepted(base(activites=[{}]))
    _sql(
        "UPDATE records_activity SET state = 'done'",
        "UPDATE records_linebalance SET doing_activities = 0, done_activities = 1",
    )
    assert _found() == [("activity", "doing")]
    rebuild("essai", TODAY)
    assert _found() == []
    assert LineBalance.objects.get().doing_activities == 1


def test_a_balance_hides_behind_no_missing_day() -> None:
    accepted(base(jours=[{}]))
    _sql("UPDATE records_linebalance SET done_hundredths = 0, paced_on = NULL")
    assert [table for table, _ in _found()] == ["line_balance"]
    rebuild("essai", TODAY)
    assert _found() == []
    assert LineBalance.objects.get().done_hundredths == 100


def test_a_lost_balance_is_rebuilt_though_a_take_over_tolerated_its_excess() -> None:
    too_many: list[Told] = [{"worker": f"p{number}"} for number in range(21)]
    accepted(base(jours=too_many), historical=True)
    LineBalance.objects.all().delete()
    rebuild("essai", TODAY)
    assert _found() == []
    assert LineBalance.objects.get().tolerated_excess_hundredths == 100


def test_a_day_that_passes_for_accepted_without_an_entry_is_found() -> None:
    accepted(base(jours=[{"state": "declared"}]))
    _sql("UPDATE records_dayentry SET state = 'accepted'")
    assert _doubts() == [("facts_unclaimed", "accepted_days")]


def test_an_accepted_day_that_passes_for_declared_is_found() -> None:
    accepted(base(jours=[{}]))
    _sql("UPDATE records_dayentry SET state = 'declared'")
    assert _doubts() == [("facts_altered", "accepted_days")]


def test_two_estimates_of_one_day_that_change_places_are_found() -> None:
    on: Told = {"estimated_on": date(2025, 5, 31)}
    accepted(base(restes_a_faire=[{**on, "hundredths": 1200}]))
    accepted(book(restes_a_faire=[{**on, "hundredths": 300}]))
    assert _doubts() == []
    _sql(
        "UPDATE records_estimate SET id = id + 1000 WHERE hundredths = 1200",
        "UPDATE records_estimate SET id = id - 1 WHERE hundredths = 300",
        "UPDATE records_estimate SET id = id - 999 WHERE hundredths = 1200",
    )
    assert _doubts() == [("facts_altered", "estimates")]


def test_the_reason_of_a_return_rewritten_is_found() -> None:
    accepted(base(jours=[{"state": "declared"}]))
    _return()
    _sql("UPDATE records_daysreturn SET reason = 'tout va bien'")
    assert _doubts() == [("facts_altered", "returns")]


def test_a_return_that_disappears_is_found() -> None:
    accepted(base(jours=[{"state": "declared"}]))
    _return()
    _sql("DELETE FROM records_daysreturn")
    assert _doubts() == [("facts_altered", "returns")]


def test_a_return_answered_behind_the_back_of_the_contractor_is_found() -> None:
    accepted(base(jours=[{"state": "declared"}]))
    _return()
    _sql("UPDATE records_daysreturn SET answer = 'maintenu', answered_at = returned_at, answered_in = recorded_in")
    assert _doubts() == [("facts_inserted", "return_answers")]


def _return() -> None:
    (waiting,) = waiting_months(EVERYTHING)
    return_days(SeenDays(waiting.seen, waiting.line.pk, waiting.month_on), "Pourquoi ?", EVERYTHING, "essai")


@pytest.mark.clause("4.2-statement")
@pytest.mark.parametrize(
    ("change", "table"),
    [
        ("contractor SET siret = '00009999900012' WHERE name = 'Alpha'", "contractors"),
        ("contractorrank SET rank = rank + 7", "contractor_ranks"),
        ("framework SET ceiling_cents = 90000000", "frameworks"),
        ("framework SET number = 'MN-2'", "frameworks"),
        ("frameworkterm SET value = '99' WHERE key = 'recusal_working_days'", "framework_terms"),
        ("workunit SET code = 'AUTRE-' || code", "work_units"),
        ("unitprice SET unit_price_cents = 1", "unit_prices"),
        ("product SET external_id = 'autre' WHERE external_id = 'mes-aides'", "products"),
    ],
)
def test_what_orders_stand_on_cannot_change_unseen(change: str, table: str) -> None:
    accepted(base(jours=[{}]))
    assert _doubts() == []
    _sql(f"UPDATE records_{change}")
    assert _doubts() == [("table_altered", table)]


def test_a_finding_that_passes_for_confirmed_is_found() -> None:
    accepted(base(constats=[{"nature": "poor_performance", "line_number": None, "amount_cents": None}]))
    assert _doubts() == []
    _sql("UPDATE records_poorperformance SET state = 'confirmed'")
    assert _doubts() == [("table_altered", "finding_states")]
