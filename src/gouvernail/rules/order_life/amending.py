"""Amending a notified order: quantities of its lines, its last day, never anything else. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gouvernail.rules.frameworks import Validity, why_not_commit, why_not_notify
from gouvernail.rules.lifecycle import NOTIFIED_STATES, OrderState
from gouvernail.rules.money import amount_cents, ordered_hundredths
from gouvernail.rules.orders import why_not_reduce
from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.workbook_format.sheets import MOST_CENTS
from gouvernail.rules.written_words import why_not_write

_CLAUSE = "2-order-by-need"
#: States in which there is something left to change.
AMENDABLE_STATES = frozenset({OrderState.NOTIFIED, OrderState.RUNNING, OrderState.SUSPENDED})


@dataclass(frozen=True, slots=True)
class StandingLine:
    """A line as it stands: hundredths of a unit and of a day, cents excluding VAT; ``used`` is done or declared."""

    number: int
    quantity_hundredths: int
    unit_price_cents: int
    days_per_unit_hundredths: int | None = None
    used_hundredths: int = 0
    admitted_cents: int = 0

    def cents(self, more_hundredths: int = 0) -> int:
        """What the line costs with so many more units."""
        return amount_cents(self.quantity_hundredths + more_hundredths, self.unit_price_cents)

    def days(self, more_hundredths: int = 0) -> int | None:
        """The days that the line orders with so many more units; none unless measured in days."""
        per_unit = self.days_per_unit_hundredths
        return None if per_unit is None else ordered_hundredths(self.quantity_hundredths + more_hundredths, per_unit)


@dataclass(frozen=True, slots=True)
class Amending:
    """A notified order as it stands, and what its framework allows; ``worked_until_on`` is its last day of work."""

    state: OrderState
    starts_on: date | None
    ends_on: date | None
    lines: Sequence[StandingLine]
    within: Validity
    ceiling_cents: int | None
    committed_cents: int
    worked_until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What an amendment changes: units added to lines (hundredths, negative to take away), the last day, and why."""

    units: Mapping[int, int] = field(default_factory=dict)
    ends_on: date | None = None
    reason: str = ""


def more_cents(amending: Amending, change: Change) -> int:
    """What an amendment adds to the order, in cents excluding VAT; whole amounts are rounded, not changes."""
    return sum(line.cents(change.units.get(line.number, 0)) - line.cents() for line in amending.lines)


def moved_end(amending: Amending, change: Change) -> date | None:
    """The new last day, none when an amendment leaves it as it is."""
    return None if change.ends_on == amending.ends_on else change.ends_on


def why_not_amend_now(state: OrderState) -> list[Refusal]:
    """Why no amendment is possible in this state: not notified yet, or nothing goes on. CCTP 2 (2-order-by-need)."""
    if state in AMENDABLE_STATES:
        return []
    if state in NOTIFIED_STATES:
        return [Refusal("amendment_of_finished", _CLAUSE, {"state": state})]
    return [Refusal("amendment_of_draft", _CLAUSE)]


def why_not_amend_by(amending: Amending, change: Change, on: date) -> list[Refusal]:
    """Why this amendment cannot be notified on a day.

    What adds to the order is notified within the framework's validity and ceiling; what takes away, or moves the last
    day, may come after: execution runs past it. Domain invariants 1, 2 and 5; CCTP 2 (2-order-by-need).
    """
    if refusals := why_not_amend_now(amending.state):
        return refusals
    more = more_cents(amending, change)
    refusals = list(_why_not_says(amending, change))
    for line in amending.lines:
        refusals += _why_not_line(line, change.units.get(line.number, 0))
    refusals += _why_not_end(amending, moved_end(amending, change), on)
    if any(units > 0 for units in change.units.values()):
        refusals += why_not_notify(on, amending.within)
    return refusals + why_not_commit(amending.ceiling_cents, amending.committed_cents, more)


def _why_not_says(amending: Amending, change: Change) -> Iterator[Refusal]:
    if not any(change.units.values()) and moved_end(amending, change) is None:
        yield Refusal("amendment_says_nothing", _CLAUSE)
    yield from why_not_write(change.reason, "amendment_reason", _CLAUSE)
    for number in change.units.keys() - {line.number for line in amending.lines}:
        yield Refusal("amendment_line_unknown", _CLAUSE, {"line": number})


def _why_not_line(line: StandingLine, units: int) -> list[Refusal]:
    """A line never orders less than nothing, nor than the days done on it, nor than what was certified of it."""
    quantity = line.quantity_hundredths + units
    if refusals := why_not_reduce(quantity):
        return refusals
    days, cents = line.days(units), line.cents(units)
    if max(cents, days or 0) > MOST_CENTS:
        return [Refusal("amendment_too_large", _CLAUSE, {"most": MOST_CENTS})]
    if units < 0 and days is not None and days < line.used_hundredths:
        values = {"line": line.number, "days": days, "used": line.used_hundredths}
        return [Refusal("amendment_below_done", "domain-5", values)]
    if units < 0 and cents < line.admitted_cents:
        values = {"line": line.number, "amount": cents, "admitted": line.admitted_cents}
        return [Refusal("amendment_below_admitted", "domain-8", values)]
    return []


def _why_not_end(amending: Amending, ends_on: date | None, on: date) -> list[Refusal]:
    """The last day is not past already, nor before the first, nor before a day that was worked."""
    if ends_on is None:
        return []
    if ends_on < on:
        return [Refusal("amendment_end_past", _CLAUSE, {"ends_on": ends_on})]
    return why_not_end_before(ends_on, max(filter(None, (amending.starts_on, amending.worked_until_on)), default=None))


def why_not_end_before(ends_on: date, first_on: date | None) -> list[Refusal]:
    """Why an order cannot end on a day: it would end before that first day. CCTP 2 (2-order-by-need)."""
    if first_on is None or ends_on >= first_on:
        return []
    return [Refusal("amendment_end_too_early", _CLAUSE, {"ends_on": ends_on, "first_on": first_on})]
