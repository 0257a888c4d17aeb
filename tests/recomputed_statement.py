"""The steering statement recomputed with plain loops over the cells of a workbook; shares no code with the product.

Takes the rows of each sheet as they are typed (texts, decimals, dates) and follows the definitions of the statement
one by one: slow, and easy to believe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import holidays

Rows = Mapping[str, Sequence[tuple[Any, ...]]]
CENT = Decimal("0.01")
STATES = {
    "notifiee": "notified",
    "en_cours": "running",
    "livree": "delivered",
    "close": "closed",
    "resiliee": "ended_early",
}
ACTIVITIES = {"a_faire": "to_do", "en_cours": "doing", "faite": "done"}
SUMMED = (
    *("ordered_days", "done_days", "pending_days", "non_billable_days", "remaining_on_order_days"),
    *("estimate_to_complete_days", "drift_days", "ordered_amount", "admitted_amount", "remaining_to_admit"),
)
MONEY = {"ordered_amount", "admitted_amount", "remaining_to_admit"}


def recomputed(rows: Rows, as_of: date, imported_on: date) -> dict[str, Any]:
    """The statement of a workbook imported on one day, as of another, in the JSON form."""
    by_line: dict[str, dict[tuple[str, int], list[tuple[Any, ...]]]] = {}
    for sheet, order_at, line_at in (
        ("modificatifs", 0, 2),
        ("jours", 0, 1),
        ("activites", 0, 1),
        ("restes_a_faire", 0, 1),
        ("constats", 0, 1),
    ):
        by_line[sheet] = {}
        for row in rows[sheet]:
            by_line[sheet].setdefault((row[order_at], row[line_at]), []).append(row)
    orders = {row[0]: row for row in rows["commandes"]}
    lines = []
    for row in sorted(rows["lignes"], key=lambda one: (one[0], one[1])):
        order = orders[row[0]]
        if order[3] is not None and order[3] <= as_of:
            about = {sheet: found.get((row[0], row[1]), []) for sheet, found in by_line.items()}
            lines.append(_line(row, order, rows, about, as_of, imported_on))
    return {
        "as_of": as_of.isoformat(),
        "framework": None,
        "lines": [_written(line) for line in lines],
        **{f"{name}s": _totals(name, lines) for name in ("order", "product", "contractor", "framework")},
        "total": _written(_total(lines)),
    }


def _line(  # noqa: C901 plain loops say all they read
    row: tuple[Any, ...],
    order: tuple[Any, ...],
    rows: Rows,
    about: Mapping[str, Sequence[tuple[Any, ...]]],
    as_of: date,
    imported_on: date,
) -> dict[str, Any]:
    number, framework, siret, notified_on = order[:4]
    price, per_unit = _price_and_days(rows, framework, siret, row[3], notified_on)
    quantity = Decimal(row[4])
    for amendment in about["modificatifs"]:
        if amendment[3] <= as_of:
            quantity += amendment[4]
    done = pending = other = Decimal(0)
    done_on: dict[date, Decimal] = {}
    for _, _, on, _, nature, share, _, state in about["jours"]:
        if on > as_of:
            continue
        if nature != "facturable":
            other += share
        elif state == "declare":
            pending += share
        else:
            done += share
            done_on[on] = done_on.get(on, Decimal(0)) + share
    ordered = None if per_unit is None else (quantity * per_unit).quantize(CENT, ROUND_HALF_UP)
    remaining = None if ordered is None else ordered - done
    estimate = None if ordered is None else _estimate(about["restes_a_faire"], done_on, as_of)
    drift = None if estimate is None or remaining is None else estimate - remaining
    counts = {"to_do": 0, "doing": 0, "done": 0}
    for *_, state, on in about["activites"]:
        if on <= as_of:
            counts[ACTIVITIES[state]] += 1
    amount = (quantity * price).quantize(CENT, ROUND_HALF_UP)
    admitted = Decimal(0)
    for _, _, on, nature, euros, _ in about["constats"]:
        if nature == "montant_admis" and on <= as_of:
            admitted += euros
    order_state = _state(order, as_of, imported_on)
    works = order_state in {"notified", "running"}
    return {
        "framework": framework,
        "order": number,
        "line": row[1],
        "product": row[2],
        "contractor": siret,
        "work_unit": row[3],
        "order_state": order_state,
        "ordered_days": ordered,
        "done_days": done,
        "pending_days": pending,
        "non_billable_days": other,
        "remaining_on_order_days": remaining,
        "estimate_to_complete_days": estimate,
        "drift_days": drift,
        "activities": counts,
        "ordered_amount": amount,
        "admitted_amount": admitted,
        "remaining_to_admit": amount - admitted,
        "exhausted_on": _exhaustion(remaining, done_on, as_of) if works else None,
    }


def _price_and_days(
    rows: Rows, framework: str, siret: str, unit: str, notified_on: date
) -> tuple[Decimal, Decimal | None]:
    prices = [row for row in rows["prix"] if row[:3] == (framework, siret, unit) and row[3] <= notified_on]
    price = max(prices, key=lambda row: row[3])
    found = next(row for row in rows["uo"] if row[:2] == (framework, unit))
    return price[4], (price[5] or found[4]) if found[3] == "jours" else None


def _estimate(estimates: Sequence[tuple[Any, ...]], done_on: Mapping[date, Decimal], as_of: date) -> Decimal | None:
    past = [row for row in estimates if row[2] <= as_of]
    if not past:
        return None
    latest = max(past, key=lambda row: row[2])
    since = sum((share for on, share in done_on.items() if on > latest[2]), Decimal(0))
    left: Decimal = max(Decimal(0), latest[3] - since)
    return left


def _state(order: tuple[Any, ...], as_of: date, imported_on: date) -> str:
    """The state at a day: notified on the notification, running on the start, ended on the end when it is past."""
    _, _, _, notified_on, starts_on, ends_on, state, _, _ = order
    ended_on = ends_on if ends_on is not None and ends_on < imported_on else imported_on
    if state in {"livree", "close", "resiliee"} and as_of >= max(ended_on, notified_on):
        return STATES[state]
    if state != "notifiee" and starts_on is not None and as_of >= starts_on:
        return "running"
    return "notified"


@cache
def _closed_days(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("FR", years=year))


@cache
def _is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in _closed_days(day.year)


@cache
def _last_twenty(as_of: date) -> frozenset[date]:
    found: set[date] = set()
    day = as_of
    while len(found) < 20:
        if _is_working(day):
            found.add(day)
        day -= timedelta(days=1)
    return frozenset(found)


@cache
def _nth_after(as_of: date, number: int) -> date:
    day = as_of
    while number:
        day += timedelta(days=1)
        number -= _is_working(day)
    return day


def _exhaustion(remaining: Decimal | None, done_on: Mapping[date, Decimal], as_of: date) -> date | None:
    if remaining is None or remaining <= 0:
        return None
    recent = _last_twenty(as_of)
    total = sum((share for on, share in done_on.items() if on in recent), Decimal(0))
    if total <= 0:
        return None
    number = int((remaining * 20 / total).to_integral_value(ROUND_CEILING))
    return None if number > 2500 else _nth_after(as_of, number)


def _totals(name: str, lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    keys = sorted({line[name] for line in lines})
    return [{name: key, **_written(_total([line for line in lines if line[name] == key]))} for key in keys]


def _total(lines: Sequence[dict[str, Any]]) -> dict[str, Any]:
    total: dict[str, Any] = {}
    for figure in SUMMED:
        present = [line[figure] for line in lines if line[figure] is not None]
        total[figure] = sum(present, Decimal(0)) if present else None
    days = [line["exhausted_on"] for line in lines if line["exhausted_on"] is not None]
    total["exhausted_on"] = min(days) if days else None
    total["activities"] = {
        state: sum(line["activities"][state] for line in lines) for state in ("to_do", "doing", "done")
    }
    without = [line for line in lines if line["ordered_days"] is not None and line["estimate_to_complete_days"] is None]
    total["lines_without_estimate"] = len(without)
    return total


def _written(figures: dict[str, Any]) -> dict[str, Any]:
    """Figures as the JSON form writes them."""
    written = dict(figures)
    for name in SUMMED:
        value = figures[name]
        if value is not None:
            written[name] = f"{value:.2f}" if name in MONEY else _shortest(value)
    if figures["exhausted_on"] is not None:
        written["exhausted_on"] = figures["exhausted_on"].isoformat()
    return written


def _shortest(value: Decimal) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
