"""The sheets of the market workbook as pages to write."""

from collections.abc import Iterable, Iterator, Mapping

from gouvernail.exports.sheets.pages import Page
from gouvernail.rules.workbook_format.rows import AnyRow
from gouvernail.rules.workbook_format.sheets import SHEET_OF, SHEETS


def pages_of(sheets: Mapping[str, Iterable[AnyRow]]) -> Iterator[Page]:
    """The sheets to write, in the order of the format. Raises `KeyError` for an unknown sheet."""
    for name in sheets:
        SHEET_OF[name]
    for sheet in SHEETS:
        if sheet.name in sheets:
            yield Page(sheet.name, sheet.columns, sheets[sheet.name])
