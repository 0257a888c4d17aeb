"""When the days ordered will be used up, at the pace of the last working days."""

from __future__ import annotations

from datetime import date

from gouvernail.rules.lifecycle import WORKING_STATES, OrderState
from gouvernail.rules.working_days import PACE_DAYS, working_days_after

#: Ten years of working days: beyond, a forecast says nothing (steering statement, ``exhausted_on``).
FORECAST_LIMIT_DAYS = 2500


def working_days_left(remaining_hundredths: int | None, pace_hundredths: int, state: OrderState) -> int | None:
    """In how many working days what remains is used up; ``None`` when nothing can be foreseen.

    ``pace_hundredths`` is what was done over the last ``PACE_DAYS`` working days. Nothing is foreseen without
    remaining days or a positive pace, past ``FORECAST_LIMIT_DAYS``, or unless the order is notified or running.
    CCTP 4.2 (4.2-statement).
    """
    if remaining_hundredths is None or remaining_hundredths <= 0 or pace_hundredths <= 0:
        return None
    if state not in WORKING_STATES:
        return None
    left = -(-remaining_hundredths * PACE_DAYS // pace_hundredths)
    return left if left <= FORECAST_LIMIT_DAYS else None


def exhausted_on(left: int | None, on: date) -> date | None:
    """The ``left``-th working day after ``on``; ``None`` without forecast or past the calendar's end.

    CCTP 4.2 (4.2-statement).
    """
    if left is None:
        return None
    ahead = working_days_after(on, FORECAST_LIMIT_DAYS)
    return ahead[left - 1] if left <= len(ahead) else None
