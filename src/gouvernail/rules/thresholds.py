"""Shares of a whole from which people are warned; which ones is a term of the framework."""

from __future__ import annotations

from collections.abc import Iterable


def reached_percent(whole: int, part: int, percents: Iterable[int]) -> int | None:
    """The highest of some percents that a part of a whole reaches; none below the first, of nothing or by nothing.

    Product principle 6.
    """
    if whole <= 0 or part <= 0:
        return None
    return max((percent for percent in percents if part * 100 >= percent * whole), default=None)
