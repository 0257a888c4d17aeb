"""How much of its ceiling a framework has committed. Domain invariant 1; CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gouvernail.rules.statement.figures import TotalFigures


class CeilingUse(NamedTuple):
    """What a framework may commit and what it has, in cents excluding VAT; without ceiling nothing limits it."""

    number: str
    ceiling_cents: int | None
    committed_cents: int

    @property
    def left_cents(self) -> int | None:
        """What may still be committed; below nought when the ceiling is passed."""
        return None if self.ceiling_cents is None else self.ceiling_cents - self.committed_cents

    @property
    def share_permille(self) -> int | None:
        """The share of the ceiling that is committed, in thousandths, rounded down."""
        return self.committed_cents * 1000 // self.ceiling_cents if self.ceiling_cents else None

    @property
    def is_passed(self) -> bool:
        """Whether more is committed than the ceiling allows."""
        return self.ceiling_cents is not None and self.committed_cents > self.ceiling_cents


def ceiling_uses(frameworks: Sequence[TotalFigures], ceilings: Mapping[str, int | None]) -> list[CeilingUse]:
    """The use of each ceiling, from the totals of a statement that nothing but its day narrows.

    Domain invariant 1; CCTP 2 (2-order-by-need).
    """
    committed = {total.key: total.ordered_cents or 0 for total in frameworks}
    return [CeilingUse(number, ceiling, committed.get(number, 0)) for number, ceiling in ceilings.items()]
