"""Tell days from today: the demonstration knows no calendar date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gouvernail.rules.working_days import last_working_days, working_days_of


@dataclass(frozen=True, slots=True)
class Past:
    """The days around `today`, by their distance from it: −1 is yesterday."""

    today: date

    def day(self, distance: int) -> date:
        """The calendar day at that distance."""
        return self.today + timedelta(days=distance)

    def working_day(self, distance: int) -> date:
        """The last working day up to that distance: no letter is notified on a Sunday."""
        return self.worked_by(self.day(distance))

    def worked_by(self, on: date) -> date:
        """The last working day up to that one."""
        return last_working_days(on, 1)[0]

    def working_days(self, first: date, last: date) -> list[date]:
        """Every working day from `first` to `last`, both included."""
        years = range(first.year, last.year + 1)
        return [day for year in years for day in working_days_of(year) if first <= day <= last]

    @property
    def last_month_on(self) -> date:
        """The first day of the last whole month."""
        return (self.today.replace(day=1) - timedelta(days=1)).replace(day=1)

    @property
    def yesterday(self) -> date:
        """The last day on which something may already have been done."""
        return self.day(-1)
