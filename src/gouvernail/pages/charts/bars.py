"""The bar of a table cell: done is solid, declared hatched, remaining empty, what is over is outlined."""

from __future__ import annotations

from typing import NamedTuple

from gouvernail.rules.statement import LineFigures, TotalFigures

#: The width of a whole bar, in units of its own picture (120 pixels on a page).
WIDTH = 1200


class Bar(NamedTuple):
    """Where each part of a bar begins and how wide it is, in units of ``WIDTH``.

    ``limit`` is where the ordered days end: ``WIDTH`` unless the bar goes ``over`` by some width (one unit at least).
    """

    done: int
    pending_from: int
    pending: int
    remaining_from: int
    remaining: int
    limit: int
    over: int

    @property
    def is_over(self) -> bool:
        """Whether more is done and declared than was ordered."""
        return self.over > 0


def bar_of(ordered: int | None, done: int, pending: int) -> Bar | None:
    """The bar of some hundredths of a day; ``None`` when nothing is measured in days."""
    if ordered is None:
        return None
    whole = max(ordered, done + pending, 1)
    done_width = max(done, 0) * WIDTH // whole
    pending_to = max(done + pending, 0) * WIDTH // whole
    limit = max(ordered, 0) * WIDTH // whole
    return Bar(
        done=done_width,
        pending_from=done_width,
        pending=max(pending_to - done_width, 0),
        remaining_from=pending_to,
        remaining=max(limit - pending_to, 0),
        limit=limit,
        over=max(pending_to - limit, 1) if done + pending > ordered else 0,
    )


def bar_of_figures(figures: LineFigures | TotalFigures) -> Bar | None:
    """The bar of a line or of a total of the statement. CCTP 4.2 (4.2-statement)."""
    return bar_of(figures.ordered_hundredths, figures.done_hundredths or 0, figures.pending_hundredths or 0)
