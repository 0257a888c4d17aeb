"""The totals of a statement: every total is the sum of its rows, what is absent in a row left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter

from gouvernail.rules.statement.figures import LineFigures, TotalFigures

_ORDERED = LineFigures._fields.index("ordered_hundredths")
_ESTIMATE = LineFigures._fields.index("estimate_to_complete_hundredths")
_COUNTS = tuple(LineFigures._fields.index(name) for name in ("to_do", "doing", "done"))
_EXHAUSTED = LineFigures._fields.index("exhausted_on")
#: The columns that a total carries, in its own order, the key and the lines without estimate aside.
_SUMMED = range(_ORDERED, _EXHAUSTED + 1)
#: What names a row, and therefore a total.
_KEYS: Mapping[str, Callable[[LineFigures], str]] = {
    name: itemgetter(LineFigures._fields.index(name)) for name in ("order", "product", "contractor", "framework")
}


def total_of(key: str, lines: Sequence[LineFigures]) -> TotalFigures:
    """The sum of some lines, under the name that they share. CCTP 4.2 (4.2-statement)."""
    if len(lines) == 1:
        line = lines[0]
        return TotalFigures._make((key, *line[_ORDERED : _EXHAUSTED + 1], _lines_without_estimate(lines)))
    columns = list(zip(*lines, strict=True)) if lines else [()] * len(LineFigures._fields)
    sums = (_total(place, columns[place]) for place in _SUMMED)
    return TotalFigures._make((key, *sums, _lines_without_estimate(lines)))


def totals_by(name: str, lines: Iterable[LineFigures]) -> list[TotalFigures]:
    """One total per order, product, contractor or framework (``name``), sorted by its key. CCTP 4.2 (4.2-statement)."""
    key_of = _KEYS[name]
    groups: dict[str, list[LineFigures]] = {}
    for line in lines:
        groups.setdefault(key_of(line), []).append(line)
    return [total_of(key, groups[key]) for key in sorted(groups)]


def _total(place: int, values: Iterable[object]) -> object:
    present = [value for value in values if value is not None]
    if place == _EXHAUSTED:
        return min(present, default=None)  # type: ignore[type-var]
    if place in _COUNTS:
        return sum(present)  # type: ignore[arg-type]
    return sum(present) if present else None  # type: ignore[arg-type]


def _lines_without_estimate(lines: Iterable[LineFigures]) -> int:
    return sum(1 for line in lines if line[_ORDERED] is not None and line[_ESTIMATE] is None)
