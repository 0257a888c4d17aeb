"""When a newcomer's days are onboarding: from its first day until the contractor says that it is over.

How long onboarding lasts is the contractor's to say: it bears its cost. CCTP 4.3 (4.3-turnover).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gouvernail.rules.verdicts import Refusal

_CLAUSE = "4.3-turnover"


@dataclass(frozen=True, slots=True)
class Onboarding:
    """The onboarding of one newcomer on a line; ``until_on`` is its last day, none while it is open."""

    from_on: date
    until_on: date | None = None

    def holds(self, on: date) -> bool:
        """Whether a day can be of onboarding."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)

    def meets(self, first_on: date, before_on: date) -> bool:
        """Whether it has a day between two dates, the second one left out."""
        return self.from_on < before_on and (self.until_on is None or self.until_on >= first_on)


def why_not_onboard(work_on: date, onboarding: Onboarding | None) -> list[Refusal]:
    """Why a day is not one of onboarding: the person replaces nobody there, or not on that day.

    CCTP 4.3 (4.3-turnover).
    """
    if onboarding is None:
        return [Refusal("onboarding_without_replacement", _CLAUSE)]
    if onboarding.holds(work_on):
        return []
    if work_on < onboarding.from_on:
        return [Refusal("onboarding_not_begun", _CLAUSE, {"work_on": work_on, "from_on": onboarding.from_on})]
    return [Refusal("onboarding_over", _CLAUSE, {"work_on": work_on, "until_on": onboarding.until_on})]


def why_not_end_onboarding(
    ended_on: date, onboarding: Onboarding, *, is_ended: bool, last_day_on: date | None, today: date
) -> list[Refusal]:
    """Why an onboarding does not end on that day: it is over, not begun, yet to come, or has a later day recorded.

    ``last_day_on`` is the last date on which a day of onboarding is entered or declared. CCTP 4.3 (4.3-turnover).
    """
    if is_ended:
        return [Refusal("onboarding_already_ended", _CLAUSE)]
    if ended_on < onboarding.from_on:
        return [Refusal("onboarding_end_before_start", _CLAUSE, {"from_on": onboarding.from_on})]
    if ended_on > today:
        return [Refusal("onboarding_end_in_future", _CLAUSE, {"today": today})]
    return why_not_before_days(ended_on, last_day_on)


def why_not_before_days(ended_on: date, last_day_on: date | None) -> list[Refusal]:
    """Why neither an onboarding nor an assignment ends on that day: a day of onboarding follows it.

    CCTP 4.3 (4.3-turnover).
    """
    if last_day_on is None or last_day_on <= ended_on:
        return []
    return [Refusal("onboarding_days_after_end", _CLAUSE, {"last_on": last_day_on})]
