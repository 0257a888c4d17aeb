"""Write sheets as an Office Open XML workbook, row by row, without keeping them in memory."""

from collections.abc import Iterable
from datetime import date
from typing import IO, Any

from xlsxwriter import Workbook

from gouvernail.exports.sheets.pages import SPREADSHEET_ROWS, Page, TooManyRows, column_width, is_text
from gouvernail.exports.sheets.written import Cells, Written
from gouvernail.rules.workbook_format.columns import Column, Kind


def write_xlsx(pages: Iterable[Page], target: IO[bytes]) -> None:
    """Write the sheets into a file. Raises `TooManyRows`."""
    book = Workbook(target, {"constant_memory": True, "default_date_format": "dd/mm/yyyy"})
    heading = book.add_format({"bold": True})
    text = book.add_format({"num_format": "@"})
    wrapped = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    try:
        for page in pages:
            sheet = book.add_worksheet(page.name)
            sheet.freeze_panes(1, 0)
            _prepare(sheet, page.columns, wrapped if page.is_prose else text)
            sheet.write_row(0, 0, page.headings, heading)
            _write_rows(sheet, page)
    finally:
        book.close()


def _prepare(sheet: Any, columns: tuple[Column, ...], text: Any) -> None:
    """Widths, text columns kept as texts while typing, words offered as a list."""
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column_width(column), text if is_text(column) else None)
        if column.kind is Kind.WORD and column.words:
            choice = {"validate": "list", "source": list(column.words), "ignore_blank": True, "error_type": "warning"}
            sheet.data_validation(1, place, SPREADSHEET_ROWS - 1, place, choice)


def _write_rows(sheet: Any, page: Page) -> None:
    cells = [Cells[Written](column, _as_it_is) for column in page.columns]
    for number, row in enumerate(page.rows, start=1):
        if number >= SPREADSHEET_ROWS:
            raise TooManyRows(page.name)
        for place, (value, known) in enumerate(zip(row[1:], cells, strict=True)):
            _write_cell(sheet, number, place, known[value])


def _as_it_is(cell: Written) -> Written:
    return cell


def _write_cell(sheet: Any, number: int, place: int, cell: Written) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(number, place, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(number, place, cell)
    else:
        sheet.write_number(number, place, cell)
