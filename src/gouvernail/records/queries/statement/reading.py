"""Read the figures of every line and make the statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from django.db import connection

from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.statement.from_balances import balances_select, shortcuts_select
from gouvernail.records.queries.statement.from_entries import entries_select
from gouvernail.records.queries.statement.selection import EVERY_LINE, Selection, conditions
from gouvernail.rules.statement import FORECAST_LIMIT_DAYS, LineFigures, Statement
from gouvernail.rules.working_days import PACE_DAYS, last_working_days, working_days_after

Values = Mapping[str, str]

#: Rows read at once: few enough for the garbage collector to find little at each of its rounds.
_BATCH = 500
_BY_ORDER_THEN_LINE = itemgetter(LineFigures._fields.index("order"), LineFigures._fields.index("line"))


def statement(
    as_of: date,
    scope: Scope,
    *,
    framework: str | None = None,
    order: str | None = None,
    product: str | None = None,
    contractor: str | None = None,
) -> Statement:
    """The statement at a day of what is in scope, narrowed by the keys that it shows. CCTP 4.2 (4.2-statement)."""
    selection = Selection(framework, order, product, contractor)
    return Statement(as_of, framework, line_figures(as_of, scope, selection))


def line_figures(as_of: date, scope: Scope, selection: Selection = EVERY_LINE) -> Sequence[LineFigures]:
    """The figures of every line of every order notified by a day, sorted by order number then line.

    CCTP 4.2 (4.2-statement).
    """
    if scope.is_empty:
        return []
    selection = selection.followed()
    kept = conditions(selection, scope)
    window = last_working_days(as_of, PACE_DAYS)
    values = {"on": as_of.isoformat(), **selection.keys}
    is_later, is_paced = _only_row(shortcuts_select(window), values)
    figures = _Figures(as_of)
    answered = f"b.latest_fact_on <= %(on)s AND {kept}" if is_later else kept
    lines = figures.read(balances_select(window, answered, pace_is_kept=bool(is_paced)), values)
    if is_later:
        lines += figures.read(entries_select(window, kept), values)
    lines.sort(key=_BY_ORDER_THEN_LINE)
    return lines


def _only_row(sql: str, values: Values) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row: tuple[Any, ...] = cursor.fetchone()
    return row


class _Figures:
    """Rows of figures into lines: keys for identifiers, a day for a number of working days."""

    def __init__(self, as_of: date) -> None:
        self._frameworks = _keys("records_framework", "number")
        self._products = _keys("records_product", "external_id")
        self._contractors = _keys("records_contractor", "siret")
        self._units = _keys("records_workunit", "code")
        self._ahead = _days_ahead(as_of)

    def read(self, sql: str, values: Values) -> list[LineFigures]:
        """The lines of a query, a batch at a time, so that its rows are gone when its lines are made."""
        lines: list[LineFigures] = []
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            while rows := cursor.fetchmany(_BATCH):
                lines += self._lines(rows)
        return lines

    def _lines(self, rows: Iterable[tuple[Any, ...]]) -> list[LineFigures]:
        """Written out column by column: this is the hot path of the statement, and anything shorter is slower."""
        frameworks, products, contractors = self._frameworks, self._products, self._contractors
        units, ahead, make, kind = self._units, self._ahead, tuple.__new__, LineFigures
        # fmt: off
        return [
            make(kind, (a, frameworks[b], c, d, products[e], contractors[f], units[g], h,
                        i, j, k, l, m, n, o, p, q, r, s, t, u, ahead[v]))
            for a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v in rows  # noqa: E741
        ]
        # fmt: on


def _keys(table: str, column: str) -> dict[int, str]:
    """The key that people know each row of a small table by."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, {column} FROM {table}")  # noqa: S608 names of our own
        return dict(cursor.fetchall())


def _days_ahead(as_of: date) -> Sequence[date | None]:
    """The n-th working day after a day at index n, for every n that a forecast may reach; ``None`` at nought."""
    days = working_days_after(as_of, FORECAST_LIMIT_DAYS)
    return (None, *days, *(None for _ in range(FORECAST_LIMIT_DAYS - len(days))))
