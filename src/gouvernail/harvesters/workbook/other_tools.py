"""Sheets of another tool: recognised by their headings when their columns were told once, shown otherwise."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gouvernail.harvesters.workbook.cells import shown
from gouvernail.harvesters.workbook.names import folded
from gouvernail.harvesters.workbook.raw import Cell, ForeignSheet, RawSheet, RawWorkbook
from gouvernail.harvesters.workbook.troubles import Severity, Trouble
from gouvernail.rules.column_mappings import MAPPED_SHEETS, OWN_VALUES
from gouvernail.rules.workbook_format.columns import Sheet
from gouvernail.rules.workbook_format.sheets import SHEET_OF

#: How the columns of another tool are called: by sheet of ours, their heading and our column, empty when left out.
ColumnNames = Mapping[str, Mapping[str, str]]

#: How many values of each column are shown to whoever says what it means, and how long they may be.
_SAMPLES = 3
_LONGEST = 60
#: Beyond this many columns nobody says what each of them means.
_MOST_COLUMNS = 100


class Heading(NamedTuple):
    """Where the heading of a sheet stands, and its folded names."""

    place: int
    names: tuple[str, ...]


def told_sheet(name: str, first_row: int, rows: list[list[Cell]], columns: ColumnNames) -> RawWorkbook:
    """A sheet under any name: one of ours once its columns were told, a foreign one otherwise."""
    sheet = SHEET_OF.get(folded(name))
    heading = _heading(rows)
    if sheet is not None and (sheet.name not in MAPPED_SHEETS or _is_whole(sheet, heading)):
        return RawWorkbook([RawSheet(sheet, first_row, rows)])
    for candidate in [sheet] if sheet is not None else [SHEET_OF[each] for each in MAPPED_SHEETS]:
        known = {folded(theirs): ours for theirs, ours in columns.get(candidate.name, {}).items()}
        wanted = {theirs for theirs, ours in known.items() if ours}
        if wanted and wanted <= set(heading.names):
            return _translated(name, RawSheet(candidate, first_row, rows), heading, known)
    foreign = [_foreign(name, heading, rows)] if rows else []
    if sheet is not None:
        return RawWorkbook([RawSheet(sheet, first_row, rows)], foreign=foreign)
    unknown = Trouble(name, None, "", name, "sheet_unknown", severity=Severity.WARNING)
    return RawWorkbook(troubles=[unknown], foreign=foreign)


def _heading(rows: Sequence[Sequence[Cell]]) -> Heading:
    """The first row that says something."""
    for place, row in enumerate(rows):
        names = tuple(folded(shown(cell)) for cell in row)
        if any(names):
            return Heading(place, names)
    return Heading(0, ())


def _is_whole(sheet: Sheet, heading: Heading) -> bool:
    return all(column.optional or column.name in heading.names for column in sheet.columns)


def _translated(name: str, raw: RawSheet, heading: Heading, known: Mapping[str, str]) -> RawWorkbook:
    """The sheet under our own headings; what the other tool does not tell takes the value that it always has."""
    names = [known.get(theirs, theirs) for theirs in heading.names]
    added = {column: value for column, value in OWN_VALUES.get(raw.sheet.name, {}).items() if column not in names}
    rows = [
        [*row, *added.values()] if place > heading.place and any(shown(cell).strip() for cell in row) else row
        for place, row in enumerate(raw.rows)
    ]
    rows[heading.place] = [*names, *added]
    headings = [shown(cell) for cell in raw.rows[heading.place]]
    told = [f"{theirs} = {ours}" for theirs, ours in zip(headings, names, strict=True) if ours and theirs]
    values = {"columns": ", ".join(told)}
    said = Trouble(raw.sheet.name, None, "", name, "columns_mapped", values, Severity.WARNING)
    return RawWorkbook([RawSheet(raw.sheet, raw.first_row, rows)], [said])


def _foreign(name: str, heading: Heading, rows: Sequence[Sequence[Cell]]) -> ForeignSheet:
    """The headings of a sheet, each with its first values; a heading without a letter or twice there is left out."""
    first = {theirs: place for place, theirs in reversed(list(enumerate(heading.names))) if theirs}
    places = sorted(first.values())[:_MOST_COLUMNS]
    below = rows[heading.place + 1 : heading.place + 1 + _SAMPLES]
    return ForeignSheet(
        name[:_LONGEST],
        tuple(shown(rows[heading.place][place])[:200] for place in places),
        tuple(tuple(shown(row[place])[:_LONGEST] for row in below if place < len(row)) for place in places),
    )
