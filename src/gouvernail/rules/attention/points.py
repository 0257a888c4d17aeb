"""A point that asks for a decision or a word, and which of two comes first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from gouvernail.rules.verdicts import Duty


class Urgency(IntEnum):
    """How soon somebody must look: the smaller, the sooner."""

    PASSED = 1
    """A limit is reached or passed now."""
    COMING = 2
    """Something will happen on a day, or will not suffice."""
    WAITING = 3
    """Somebody waits, since a day."""
    WATCHED = 4
    """A warning share is reached, below the limit."""
    TO_FILL = 5
    """A term of the contract has no value yet."""


class Kind(StrEnum):
    """What a point is about; points of one kind are done on one page."""

    RECUSAL = "recusal"
    REFERENCES = "references"
    PROPOSAL = "proposal"
    AWAITED = "awaited"
    TO_NOTIFY = "to_notify"
    NEED = "need"
    REPLACEMENT = "replacement"
    ADEQUACY = "adequacy"
    CONFIDENTIALITY = "confidentiality"
    NOTICE = "notice"
    DELEGATION = "delegation"
    CORRESPONDENT = "correspondent"
    MONTH = "month"
    TEAM_MONTHS = "team_months"
    ORDER = "order"
    FRAMEWORK = "framework"
    RETURN = "return"
    DAYS = "days"
    ESTIMATE = "estimate"
    IMPORT = "import"
    MAIL = "mail"
    REGISTRY = "registry"
    TERMS = "terms"


_RANK = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that asks for attention: its duties, the strongest first, all about the same ``key``.

    ``key`` is an order number, a framework number or the identifier of what is to be done; ``order`` the number of
    the order that it concerns, when the key does not say it; ``weight`` says which of two points without a day is
    heavier.
    """

    kind: Kind
    urgency: Urgency
    key: str
    duties: tuple[Duty, ...]
    weight: int = 0
    order: str = ""

    @property
    def due_on(self) -> date | None:
        """The first day by which something happens or is owed."""
        return min((duty.due_on for duty in self.duties if duty.due_on), default=None)

    @property
    def since_on(self) -> date | None:
        """The first day since which something waits."""
        return min((duty.since_on for duty in self.duties if duty.since_on), default=None)

    @property
    def place(self) -> tuple[int, date, int, int, str]:
        """Where the point stands in the list: by urgency, then by day (those without one last), weight, kind, key."""
        day = self.due_on or self.since_on or date.max
        return (self.urgency, day, -self.weight, _RANK[self.kind], self.key)


def urgency_of(due_on: date, on: date) -> Urgency:
    """How soon what is due on a day must be done: that day itself is the last."""
    return Urgency.PASSED if due_on <= on else Urgency.COMING
