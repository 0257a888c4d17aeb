"""Counts side by side as columns: one after the other, on a scale that several pictures can share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Column(NamedTuple):
    """A rectangle of the picture."""

    x: int
    y: int
    width: int
    height: int


def columns_of(counts: Sequence[int], top: int, width: int, height: int) -> list[Column]:
    """One column per count; nothing is drawn for none, one unit at least for one."""
    slot = width // max(len(counts), 1)
    gap = max(slot // 6, 1)
    tall = [max(count * height // max(top, 1), 1) if count > 0 else 0 for count in counts]
    return [Column(place * slot + gap, height - up, max(slot - 2 * gap, 1), up) for place, up in enumerate(tall) if up]
