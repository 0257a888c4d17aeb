"""Le SQL de l’état d’avancement dit la même chose que la règle, à toute date, depuis les soldes ou les saisies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gouvernail.records.models import LineBalance
from gouvernail.records.queries.scopes import EVERYTHING
from gouvernail.records.queries.statement import statement
from gouvernail.rules.statement import LineFacts, LineFigures, figures_of
from tests.makers import undone
from tests.records.statement.ledgers import FIRST, LAST, ledgers, written

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-statement")]

ANY_DAY = st.dates(FIRST - timedelta(days=3), LAST + timedelta(days=60))
EXAMPLES = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def by_the_rule(lines: Sequence[LineFacts], on: date) -> list[LineFigures]:
    found = [figures for line in lines if (figures := figures_of(line, on)) is not None]
    return sorted(found, key=lambda figures: (figures.order, figures.line))


@EXAMPLES
@given(ledgers(), st.lists(ANY_DAY, min_size=1, max_size=6), ANY_DAY)
def test_le_sql_dit_ce_que_dit_la_regle_a_toute_date(ledger: list[LineFacts], asked: list[date], today: date) -> None:
    with undone():
        lines = written(ledger, today)
        for on in [*asked, today, LAST]:
            assert statement(on, EVERYTHING).lines == by_the_rule(lines, on)


@EXAMPLES
@given(ledgers(), ANY_DAY)
def test_les_soldes_et_les_saisies_disent_la_meme_chose(ledger: list[LineFacts], today: date) -> None:
    with undone():
        written(ledger, today)
        from_balances = statement(LAST, EVERYTHING).lines
        LineBalance.objects.update(latest_fact_on=LAST + timedelta(days=1))
        assert statement(LAST, EVERYTHING).lines == from_balances


@EXAMPLES
@given(ledgers(), ANY_DAY)
def test_les_totaux_tombent_juste_a_toute_date(ledger: list[LineFacts], on: date) -> None:
    with undone():
        written(ledger, LAST)
        stated = statement(on, EVERYTHING)
        for totals in (stated.orders, stated.products, stated.contractors, stated.frameworks):
            for name in ("done_hundredths", "remaining_on_order_hundredths", "drift_hundredths", "ordered_cents"):
                parts = [value for total in totals if (value := getattr(total, name)) is not None]
                assert (sum(parts) if parts else None) == getattr(stated.total, name)
