"""Read the figures of every line and make the statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from django.db import connection

from gouvernail.records.models import Contractor, Framework, Product, WorkUnit
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.statement.from_balances import balances_select, shortcuts_select
from gouvernail.records.queries.statement.from_entries import entries_select
from gouvernail.records.queries.statement.wish import EVERY_LINE, Wish, conditions
from gouvernail.rules.statement import FORECAST_LIMIT_DAYS, LineFigures, Statement
from gouvernail.rules.working_days import PACE_DAYS, last_working_days, working_days_after

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
    wish = Wish(framework, order, product, contractor)
    return Statement(as_of, framework, line_figures(as_of, scope, wish))


def line_figures(as_of: date, scope: Scope, wish: Wish = EVERY_LINE) -> Sequence[LineFigures]:
    """The figures of every line of every order notified by a day, sorted by order number then line.

    CCTP 4.2 (4.2-statement).
    """
    if scope.is_empty:
        return []
    wish = wish.followed()
    kept = conditions(wish, scope)
    window = last_working_days(as_of, PACE_DAYS)
    values = {"on": as_of.isoformat(), **wish.keys}
    later, unpaced = _rows(shortcuts_select(window), values)[0]
    rows = _rows(balances_select(window, kept, pace_is_kept=not unpaced), values)
    if later:
        rows += _rows(entries_select(window, kept), values)
    lines = _lines(rows, as_of)
    lines.sort(key=_BY_ORDER_THEN_LINE)
    return lines


def _rows(sql: str, values: Mapping[str, str]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def _lines(rows: Iterable[tuple[Any, ...]], as_of: date) -> list[LineFigures]:
    """Rows of figures with keys for identifiers and a day for a number of working days.

    Written out column by column: this is the hot path of the statement, and anything shorter is slower.
    """
    frameworks = dict(Framework.objects.order_by().values_list("id", "number"))
    products = dict(Product.objects.order_by().values_list("id", "external_id"))
    contractors = dict(Contractor.objects.order_by().values_list("id", "siret"))
    units = dict(WorkUnit.objects.order_by().values_list("id", "code"))
    ahead = _days_ahead(as_of)
    make, kind = tuple.__new__, LineFigures
    # fmt: off
    return [
        make(kind, (a, frameworks[b], c, d, products[e], contractors[f], units[g], h,
                    i, j, k, l, m, n, o, p, q, r, s, t, u, ahead[v]))
        for a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v in rows  # noqa: E741
    ]
    # fmt: on


def _days_ahead(as_of: date) -> Sequence[date | None]:
    """The n-th working day after a day at index n, for every n that a forecast may reach; ``None`` at nought."""
    days = working_days_after(as_of, FORECAST_LIMIT_DAYS)
    return (None, *days, *(None for _ in range(FORECAST_LIMIT_DAYS - len(days))))
