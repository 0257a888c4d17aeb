"""What is decided of an order of the demonstration before its days are drawn.

Distances are days from today (see `past`), quantities and efforts hundredths, shares of a day hundredths of a day.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody at work on a line, at most `share` of each day, over the whole line or between two distances.

    Who enters `own_months` has declared nothing yet of the last month nor of this one.
    """

    worker: str
    share: int = 100
    since: int | None = None
    until: int | None = None
    own_months: bool = False


@dataclass(frozen=True, slots=True)
class Extra:
    """A few days out of the ordinary: onboarding, rework, or days that bring somebody `beyond` a full day."""

    nature: str
    worker: str
    since: int
    days: int
    share: int = 100
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class Works:
    """The operational activities of a line, in their order: the first ones are done, the next ones in progress."""

    titles: tuple[str, ...] = ()
    done: int = 0
    doing: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """An amendment: the quantity it adds to its line."""

    at: int
    quantity: int
    reason: str


@dataclass(frozen=True, slots=True)
class LinePlan:
    """A line of an order.

    `percent_done` is what its days reach of the days ordered, accepted up to `accepted_until`; `estimates` are
    distances with the drift wished (positive: days will be missing); `admitted` are distances with the percentage
    of the amount certified; `since` is where its first day stands when it is not the start of the order.
    """

    product: str
    unit: str
    quantity: int
    phase: str = ""
    team: tuple[Turn, ...] = ()
    percent_done: int = 0
    accepted_until: int = -9
    since: int | None = None
    extras: tuple[Extra, ...] = ()
    estimates: tuple[tuple[int, int], ...] = ()
    works: Works = Works()
    admitted: tuple[tuple[int, int], ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found about an order, or about one of its lines."""

    nature: str
    at: int
    comment: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class OrderPlan:
    """An order; `notified`, `starts` and `ends` are distances, `index` makes its number."""

    index: int
    contractor: str
    state: str
    lines: tuple[LinePlan, ...]
    notified: int | None = None
    starts: int | None = None
    ends: int | None = None
    reason: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def is_finished(self) -> bool:
        """Whether nobody works on it any more."""
        return self.state in {"delivered", "closed", "ended_early"}
