"""From days and dates to whole coordinates of a picture."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

WIDTH = 720
HEIGHT = 200
#: Round tops of an axis, in hundredths of a day; beyond the last one it is multiplied by ten as often as needed.
_STEPS = (100, 200, 300, 400, 500, 600, 800)


def round_top(most: int) -> int:
    """The first round figure at or above ``most`` hundredths of a day, so that an axis ends on a plain number."""
    scale = 1
    while True:
        for step in _STEPS:
            if step * scale >= most:
                return step * scale
        scale *= 10


class Scale(NamedTuple):
    """The frame of a picture: its first and last day, and the hundredths of a day at its top."""

    first_on: date
    last_on: date
    top: int

    def x(self, day: date) -> int:
        """How far right a day stands."""
        span = max((self.last_on - self.first_on).days, 1)
        return (day - self.first_on).days * WIDTH // span

    def y(self, hundredths: int) -> int:
        """How far down a figure stands: the top of the axis is 0."""
        inside = min(max(hundredths, 0), self.top)
        return HEIGHT - inside * HEIGHT // self.top
