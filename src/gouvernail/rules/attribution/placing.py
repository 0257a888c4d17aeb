"""The rule of attribution: the contractors of a framework, or of a lot, in the order in which a need goes to them.

Cascade: the better rank first. Rotation: who was ordered from the longest ago, never first. Quota: who is furthest
below its share of the amounts ordered. Equal places are parted by rank. CCTP 4.2 (4.2-next-contractor); domain
invariant 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from gouvernail.rules.verdicts import Refusal

_CLAUSE = "4.2-next-contractor"


@dataclass(frozen=True, slots=True)
class Standing:
    """A contractor as the rule reads it.

    ``ordered_cents`` is the amount of its notified orders, amendments included, excluding VAT; ``ended_on`` the day
    from which it is given no order any more.
    """

    siret: str
    name: str
    rank: int
    quota_percent: int | None = None
    last_ordered_on: date | None = None
    ordered_cents: int = 0
    ended_on: date | None = None
    end_reason: str = ""

    def is_over(self, on: date) -> bool:
        """Whether it is given no order any more on a day."""
        return self.ended_on is not None and self.ended_on <= on


@dataclass(frozen=True, slots=True)
class Place:
    """A contractor at its place, the first being 1, and the share of all amounts that it has, in thousandths."""

    number: int
    standing: Standing
    share_permille: int | None = None


def why_not_place(rule: str, standings: Sequence[Standing], on: date) -> list[Refusal]:
    """Why the rule cannot place anybody: nobody is left, or a share is still to be filled in. Product principle 6."""
    left = [one for one in standings if not one.is_over(on)]
    if not left:
        return [Refusal("nobody_to_attribute_to", _CLAUSE)]
    if rule == "quota":
        return [
            Refusal("attribution_quota_missing", _CLAUSE, {"contractor": one.name})
            for one in left
            if one.quota_percent is None
        ]
    return []


def placed(rule: str, standings: Sequence[Standing], on: date) -> list[Place]:
    """The contractors that can be given an order on a day, best placed first; empty when ``why_not_place`` refuses.

    CCTP 4.2 (4.2-next-contractor); domain invariant 3.
    """
    if why_not_place(rule, standings, on):
        return []
    left = [one for one in standings if not one.is_over(on)]
    total = sum(one.ordered_cents for one in left)
    first = {"rotation": _by_waiting, "quota": _by_share}.get(rule, _by_rank)
    ordered = sorted(left, key=lambda one: (first(one), one.rank))
    return [
        Place(number, one, one.ordered_cents * 1000 // total if total else None)
        for number, one in enumerate(ordered, start=1)
    ]


def _by_rank(one: Standing) -> Fraction:
    return Fraction(one.rank)


def _by_waiting(one: Standing) -> Fraction:
    return Fraction(one.last_ordered_on.toordinal() if one.last_ordered_on else 0)


def _by_share(one: Standing) -> Fraction:
    """What it has for each percent that it should have: the smallest is the furthest below its share."""
    return Fraction(one.ordered_cents, one.quota_percent or 1)
