"""Convert a whole column: each different cell is understood once, however often it stands there."""

from collections.abc import Sequence

from gouvernail.harvesters.workbook.cells import BadCell, lost_zeros, shown, siret_digits, understood
from gouvernail.harvesters.workbook.raw import Cell
from gouvernail.harvesters.workbook.troubles import Severity, Trouble
from gouvernail.rules.workbook_format.columns import Column, Kind

#: Stands for a cell that was not understood; its row is left out.
BAD = object()
_BOOLEANS = {True: "VRAI", False: "FAUX"}


class Conversion(dict[Cell, object]):
    """What each cell of a column means, filled as cells are met."""

    def __init__(self, column: Column) -> None:
        super().__init__()
        self._column = column
        self.failures: dict[Cell, BadCell] = {}
        self.doubts: dict[Cell, str] = {}

    def __missing__(self, raw: Cell) -> object:
        try:
            value = understood(raw, self._column)
            if self._column.kind is Kind.SIRET and value and lost_zeros(siret_digits(raw)):
                self.doubts[raw] = str(value)
        except BadCell as failure:
            self.failures[raw] = failure
            value = BAD
        self[raw] = value
        return value

    def values_of(self, cells: Sequence[Cell]) -> list[object]:
        """What the cells mean, one for one."""
        return list(map(self.__getitem__, cells))

    def troubles_of(self, sheet: str, numbers: Sequence[int], cells: Sequence[Cell]) -> list[Trouble]:
        """One trouble for every cell that was not understood, or understood with a doubt."""
        if not self.failures and not self.doubts:
            return []
        return [
            trouble
            for number, raw in zip(numbers, cells, strict=True)
            if (trouble := self._trouble(sheet, number, raw))
        ]

    def _trouble(self, sheet: str, number: int, raw: Cell) -> Trouble | None:
        name = self._column.name
        if (failure := self.failures.get(raw)) is not None:
            return Trouble(sheet, number, name, shown(raw), failure.code, failure.values)
        if (siret := self.doubts.get(raw)) is not None:
            values = {"siret": siret}
            return Trouble(sheet, number, name, shown(raw), "siret_zeros", values, Severity.WARNING)
        return None


def column_cells(rows: Sequence[Sequence[Cell]], place: int) -> list[Cell]:
    """The cells of one column; a boolean is no number, whatever Python thinks."""
    cells = [row[place] for row in rows]
    if bool in set(map(type, cells)):
        return [_BOOLEANS[cell] if isinstance(cell, bool) else cell for cell in cells]
    return cells
