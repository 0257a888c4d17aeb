"""Orders whose days run out, and orders of which nobody said lately what is left to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from gouvernail.rules.access import Role
from gouvernail.rules.attention.points import Kind, Point, Urgency
from gouvernail.rules.calendar_months import months_after
from gouvernail.rules.lifecycle import WORKING_STATES
from gouvernail.rules.statement import LineFigures
from gouvernail.rules.statement.outlook import is_open
from gouvernail.rules.terms import Terms
from gouvernail.rules.thresholds import reached_percent
from gouvernail.rules.verdicts import Duty

_CLAUSE = "4.2-statement"
_ALL = 100


class Estimated(NamedTuple):
    """When a line was notified, and when its remainder was last estimated (``None``: never)."""

    notified_on: date
    estimated_on: date | None


def points_of_orders(lines: Iterable[LineFigures], terms: Mapping[str, Terms], on: date) -> Iterator[Point]:
    """The open orders that reach a warning share of their days, are soon used up, or will not suffice.

    One point per order, whatever it has against it. The shares and the delay are terms of the framework; days count
    as used once declared. CCTP 4.2 (4.2-statement).
    """
    for number, own in _by_order(line for line in lines if is_open(line)).items():
        point = _point_of_order(number, own, terms[own[0].framework], on)
        if point is not None:
            yield point


def points_of_estimates(
    lines: Iterable[LineFigures], estimated: Mapping[int, Estimated], terms: Mapping[str, Terms], on: date
) -> Iterator[Point]:
    """The orders at work of which a line was never estimated, or not for longer than a term of the framework says.

    Nothing is asked in the first months that follow a notification, nor of a line where nothing is left to do.
    CCTP 4.2 (4.2-statement); product principle 3.
    """
    for number, own in _by_order(line for line in lines if _is_estimated(line)).items():
        months = terms[own[0].framework].number("estimate_age_months")
        known = [estimated[line.line_id] for line in own if line.line_id in estimated]
        duties = [] if months is None else list(_duties_of_estimates(known, months, on))
        if duties:
            yield Point(Kind.ESTIMATE, Urgency.WAITING, number, tuple(duties), weight=len(known))


def _by_order(lines: Iterable[LineFigures]) -> Mapping[str, Sequence[LineFigures]]:
    found: dict[str, list[LineFigures]] = defaultdict(list)
    for line in lines:
        if line.ordered_hundredths is not None:
            found[line.order].append(line)
    return found


def _is_estimated(line: LineFigures) -> bool:
    return line.order_state in WORKING_STATES and line.estimate_to_complete_hundredths != 0


def _point_of_order(number: str, lines: Sequence[LineFigures], terms: Terms, on: date) -> Point | None:
    ordered = sum(line.ordered_hundredths or 0 for line in lines)
    used = sum(line.done_hundredths + line.pending_hundredths for line in lines)
    found = [*_used(ordered, used, terms), *_forecast(lines, terms, on)]
    if not found:
        return None
    found.sort(key=lambda one: one[0])
    share = used * 1000 // ordered if ordered else 0
    return Point(Kind.ORDER, found[0][0], number, tuple(duty for _, duty in found), weight=share)


def _used(ordered: int, used: int, terms: Terms) -> Iterator[tuple[Urgency, Duty]]:
    percent = reached_percent(ordered, used, terms.order_warning_percents)
    if percent is None:
        return
    values = {"used": used, "ordered": ordered, "percent": percent, "share": used * 100 // ordered}
    if percent >= _ALL:
        yield Urgency.PASSED, Duty("order_used_up", _CLAUSE, Role.STEERING_OFFICE, values=values)
    else:
        yield Urgency.WATCHED, Duty("order_above_percent", _CLAUSE, Role.STEERING_OFFICE, values=values)


def _forecast(lines: Sequence[LineFigures], terms: Terms, on: date) -> Iterator[tuple[Urgency, Duty]]:
    exhausted_on = min((line.exhausted_on for line in lines if line.exhausted_on), default=None)
    delay = terms.number("exhaustion_warning_days")
    if exhausted_on is not None and delay is not None and exhausted_on <= on + timedelta(days=delay):
        code = "order_exhausted_soon" if len(lines) == 1 else "order_line_exhausted_soon"
        yield (
            Urgency.COMING,
            Duty(code, _CLAUSE, Role.STEERING_OFFICE, due_on=exhausted_on, values={"exhausted_on": exhausted_on}),
        )
    drift = sum(line.drift_hundredths for line in lines if line.drift_hundredths is not None)
    if drift > 0:
        values = {"drift": drift}
        yield (
            Urgency.COMING,
            Duty("order_insufficient", _CLAUSE, Role.STEERING_OFFICE, due_on=exhausted_on, values=values),
        )


def _duties_of_estimates(known: Sequence[Estimated], months: int, on: date) -> Iterator[Duty]:
    never = [one.notified_on for one in known if one.estimated_on is None]
    old = [one.estimated_on for one in known if one.estimated_on is not None]
    for code, days in (("estimate_missing", never), ("estimate_old", old)):
        late = [day for day in days if on > months_after(day, months)]
        if late:
            yield Duty(code, _CLAUSE, Role.PRODUCT_LEAD, since_on=min(late), values={"lines": len(late)})
