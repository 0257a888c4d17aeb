"""What a member's month is made of, and what it is judged against. Days go in hundredths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from gouvernail.rules.days import BILLABLE
from gouvernail.rules.lifecycle import WORKING_STATES, OrderState
from gouvernail.rules.turnover.onboarding import Onboarding
from gouvernail.rules.verdicts import Refusal


class Cell(NamedTuple):
    """A part of a day on a line, in hundredths: worked, entered or proposed; billable, or onboarding."""

    line_id: int
    work_on: date
    hundredths: int
    nature: str = BILLABLE


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A line as a member may enter days on it in one month.

    ``available_hundredths`` is ordered − billed by everybody, this person in this month left out; ``None`` when the
    line is not measured in days. ``passages`` are those of its order, in order of dates. ``onboarding`` is when this
    person learns there what somebody else did before; none for whoever replaces nobody. CCTP 4.3 (4.3-turnover).
    """

    line_id: int
    notified_on: date | None
    ends_on: date | None
    available_hundredths: int | None
    ordered_hundredths: int | None = None
    passages: tuple[tuple[date, OrderState], ...] = ()
    onboarding: Onboarding | None = None

    def is_open_on(self, on: date) -> bool:
        """Whether the order is at work on that day, or was until that morning."""
        if not self.passages:
            return self.notified_on is not None
        before = [state for since_on, state in self.passages if since_on < on]
        during = [state for since_on, state in self.passages if since_on == on]
        return any(state in WORKING_STATES for state in (*before[-1:], *during))


class MonthRefusal(NamedTuple):
    """Why something cannot be entered, and where: a cell, a whole line or a whole date; neither, the whole month."""

    refusal: Refusal
    line_id: int | None = None
    work_on: date | None = None
    nature: str = BILLABLE


@dataclass(frozen=True, slots=True)
class KnownMonth:
    """What the month of a person is judged against.

    ``lines`` by id; ``declared`` what the ledger holds of this person in this month, which is never judged again;
    ``elsewhere`` what this person did on a date besides what can be entered (neither billable nor its onboarding).
    """

    month_on: date
    lines: Mapping[int, MonthLine]
    declared: frozenset[Cell] = frozenset()
    elsewhere: Mapping[date, int] = field(default_factory=dict)
