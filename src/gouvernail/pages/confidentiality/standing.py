"""Where the rules of a mission stand for one side, in words. CCTP 4.1 (4.1-confidentiality)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gouvernail.rules.confidentiality import Side, Version, in_force, latest, review_due_on


class Standing(NamedTuple):
    """``is_waiting`` when this side's agreement is; ``is_due`` when the rules in force are to be reviewed."""

    in_force: Version | None
    last: Version | None
    review_on: date | None
    is_waiting: bool
    is_due: bool

    @property
    def is_with_the_other(self) -> bool:
        """Whether the other side's agreement is awaited."""
        return self.last is not None and self.last.agreed_on is None and not self.is_waiting


def standing_of(versions: Sequence[Version], side: Side, review_months: int | None, today: date) -> Standing:
    """What a side has to know: what stands, what is proposed, what is to be reviewed."""
    standing, last = in_force(versions, today), latest(versions)
    review_on = review_due_on(standing, review_months) if standing else None
    is_waiting = last is not None and not last.is_agreed_by(side)
    is_due = review_on is not None and review_on <= today and last == standing
    return Standing(standing, last, review_on, is_waiting, is_due)
