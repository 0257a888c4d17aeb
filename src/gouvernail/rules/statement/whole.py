"""A whole statement: its lines, and the totals drawn from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gouvernail.rules.statement.figures import LineFigures, TotalFigures
from gouvernail.rules.statement.totals import total_of, totals_by


@dataclass(frozen=True)
class Statement:
    """A whole statement: lines sorted by order number then line, and every total of those lines.

    Totals are drawn from the lines when they are asked for, sorted by their key. CCTP 4.2 (4.2-statement).
    """

    as_of: date
    framework: str | None
    lines: Sequence[LineFigures]

    @cached_property
    def orders(self) -> Sequence[TotalFigures]:
        """One total per order."""
        return totals_by("order", self.lines)

    @cached_property
    def products(self) -> Sequence[TotalFigures]:
        """One total per product."""
        return totals_by("product", self.lines)

    @cached_property
    def contractors(self) -> Sequence[TotalFigures]:
        """One total per contractor."""
        return totals_by("contractor", self.lines)

    @cached_property
    def frameworks(self) -> Sequence[TotalFigures]:
        """One total per framework."""
        return totals_by("framework", self.lines)

    @cached_property
    def total(self) -> TotalFigures:
        """The total of everything stated."""
        return total_of("", self.lines)
