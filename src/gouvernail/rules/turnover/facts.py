"""What the figures of turnover are computed from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class ProfileAtWork:
    """A profile on an order: never a person. ``is_replaced``: somebody was asked to take up from it."""

    starts_on: date
    ends_on: date | None = None
    is_replaced: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to another, both included."""

    first_on: date
    last_on: date

    def holds(self, on: date) -> bool:
        """Whether a day is of the period."""
        return self.first_on <= on <= self.last_on


@dataclass(frozen=True, slots=True)
class OrderTurnover:
    """The figures of an order over a period, in profiles and hundredths of a day.

    ``present``: at work on at least one day of the period; ``at_work``: on its last day; ``replaced`` and ``left``:
    ended in the period, to be taken up by somebody or not.
    """

    present: int
    at_work: int
    replaced: int
    left: int
    onboarding_hundredths: int = 0

    @property
    def rate_percent(self) -> int | None:
        """Ended ÷ present, in whole percents rounded half up; none when nobody was there. CCTP 4.3 (4.3-turnover)."""
        ended = self.replaced + self.left
        return None if not self.present else (200 * ended + self.present) // (2 * self.present)


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """The profiles of an order, and the days of onboarding recorded on it in the period, in hundredths."""

    profiles: Iterable[ProfileAtWork] = field(default_factory=tuple)
    onboarding_hundredths: int = 0
