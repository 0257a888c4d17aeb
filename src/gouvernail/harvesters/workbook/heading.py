"""Find the columns of a sheet under its heading: any order, case and accents forgiven."""

from collections.abc import Mapping, Sequence

from gouvernail.harvesters.workbook.cells import shown
from gouvernail.harvesters.workbook.names import folded
from gouvernail.harvesters.workbook.raw import Cell
from gouvernail.harvesters.workbook.troubles import Severity, Trouble
from gouvernail.rules.workbook_format.columns import Sheet

#: Where each column stands, by its name; an optional column that is not there has no place.
Places = Mapping[str, int]


def places_of(sheet: Sheet, number: int, heading: Sequence[Cell]) -> tuple[Places, list[Trouble]]:
    """Where the columns of a sheet stand, and what is wrong with its heading, met on row `number`."""
    known = {column.name for column in sheet.columns}
    places: dict[str, int] = {}
    troubles: list[Trouble] = []
    for place, cell in enumerate(heading):
        name = folded(shown(cell))
        if name in places:
            troubles.append(Trouble(sheet.name, number, name, shown(cell), "column_twice"))
        elif name in known:
            places[name] = place
        elif name:
            values = {"columns": ", ".join(column.name for column in sheet.columns)}
            troubles.append(
                Trouble(sheet.name, number, shown(cell), shown(cell), "column_unknown", values, Severity.WARNING)
            )
    troubles += [
        Trouble(sheet.name, number, column.name, "", "column_missing")
        for column in sheet.columns
        if column.name not in places and not column.optional
    ]
    return places, troubles
