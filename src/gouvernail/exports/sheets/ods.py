"""Write sheets as an OpenDocument spreadsheet, row by row, without keeping them in memory.

odfpy makes the document: styles, manifest, sheets, columns and headings. Rows are put into its
content as text while it is copied: as objects, 200,000 rows of days take a minute and a half
and more than two gigabytes.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import IO
from xml.sax.saxutils import escape

from odf.element import Element
from odf.number import DateStyle, Day, Month, Text, TextContent, TextStyle, Year
from odf.opendocument import OpenDocument, OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TableColumnProperties, TextProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P

from gouvernail.exports.sheets.pages import (
    SPREADSHEET_ROWS,
    Page,
    TooManyRows,
    column_width,
    is_text,
)
from gouvernail.exports.sheets.written import Cells, Written
from gouvernail.rules.workbook_format.columns import Column, Kind

_CONTENT = "content.xml"
_END = b"</table:table>"
_SPACES = re.compile(" {2,}|^ ")
_EMPTY = "<table:table-cell/>"
_BATCH = 2_000


def write_ods(pages: Iterable[Page], target: IO[bytes]) -> None:
    """Write the sheets into a file. Raises `TooManyRows`."""
    pages = list(pages)
    frame = io.BytesIO()
    _document(pages).save(frame)
    with zipfile.ZipFile(frame) as made, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in made.infolist():
            if entry.filename != _CONTENT:
                archive.writestr(entry, made.read(entry))
        with archive.open(_entry(), "w", force_zip64=True) as content:
            for piece in _content(made.read(_CONTENT), pages):
                content.write(piece)


def _entry() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(_CONTENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _document(pages: list[Page]) -> OpenDocument:
    """The workbook with its sheets and headings, and no row yet."""
    document = OpenDocumentSpreadsheet()
    styles = _Styles(document)
    for page in pages:
        table = Table(name=page.name)
        for column in page.columns:
            table.addElement(TableColumn(stylename=styles.width(column), **styles.cells(page, column)))
        heading = TableRow()
        for name in page.headings:
            cell = TableCell(valuetype="string", stylename=styles.heading)
            cell.addElement(P(text=name))
            heading.addElement(cell)
        table.addElement(heading)
        document.spreadsheet.addElement(table)
    return document


class _Styles:
    """The few styles of a workbook: widths, texts that stay texts, French dates, a bold heading."""

    def __init__(self, document: OpenDocument) -> None:
        self._document = document
        self._widths: dict[int, Element] = {}
        self.heading = self._style("heading", TextProperties(fontweight="bold"))
        self._text = self._style("text", None, self._text_form())
        self._prose = self._style("prose", TableCellProperties(wrapoption="wrap", verticalalign="top"))
        self._day = self._style("day", None, self._day_form())

    def cells(self, page: Page, column: Column) -> dict[str, Element]:
        """The style of the cells of a column, also of those still to be typed; figures need none."""
        if column.kind is Kind.DATE:
            return {"defaultcellstylename": self._day}
        if is_text(column):
            return {"defaultcellstylename": self._prose if page.is_prose else self._text}
        return {}

    def width(self, column: Column) -> Element:
        """The style that gives a column its width."""
        characters = column_width(column)
        if characters not in self._widths:
            style = Style(name=f"width{characters}", family="table-column")
            style.addElement(TableColumnProperties(columnwidth=f"{characters * 0.2:.1f}cm"))
            self._document.automaticstyles.addElement(style)
            self._widths[characters] = style
        return self._widths[characters]

    def _style(self, name: str, properties: object, form: object = None) -> Element:
        style = Style(name=name, family="table-cell", **({"datastylename": form} if form else {}))
        if properties is not None:
            style.addElement(properties)
        self._document.automaticstyles.addElement(style)
        return style

    def _text_form(self) -> Element:
        form = TextStyle(name="as-text")
        form.addElement(TextContent())
        self._document.automaticstyles.addElement(form)
        return form

    def _day_form(self) -> Element:
        form = DateStyle(name="french-day")
        for part in (Day(style="long"), Text(text="/"), Month(style="long"), Text(text="/"), Year(style="long")):
            form.addElement(part)
        self._document.automaticstyles.addElement(form)
        return form


def _content(made: bytes, pages: list[Page]) -> Iterator[bytes]:
    """The content of the document, the rows of every sheet put in before its end."""
    *sheets, after = made.split(_END)
    for before, page in zip(sheets, pages, strict=True):
        yield before
        yield from _row_batches(page)
        yield _END
    yield after


def _row_batches(page: Page) -> Iterator[bytes]:
    cells = [Cells(column, ods_cell) for column in page.columns]
    batch: list[str] = []
    for number, row in enumerate(page.rows, start=1):
        if number >= SPREADSHEET_ROWS:
            raise TooManyRows(page.name)
        batch.append("".join([known[value] for known, value in zip(cells, row[1:], strict=True)]))
        if len(batch) == _BATCH:
            yield _rows(batch)
            batch = []
    yield _rows(batch)


def _rows(batch: list[str]) -> bytes:
    return "".join([f"<table:table-row>{cells}</table:table-row>" for cells in batch]).encode()


def ods_cell(cell: Written) -> str:
    """A cell as a piece of OpenDocument content."""
    if cell is None:
        return _EMPTY
    if isinstance(cell, str):
        return f'<table:table-cell office:value-type="string"><text:p>{_text(cell)}</text:p></table:table-cell>'
    if isinstance(cell, date):
        shown = f"{cell:%d/%m/%Y}"
        value = f'date" office:date-value="{cell.isoformat()}'
    else:
        plain = f"{Decimal(cell):f}"
        shown = plain.replace(".", ",")
        value = f'float" office:value="{plain}'
    return f'<table:table-cell office:value-type="{value}"><text:p>{shown}</text:p></table:table-cell>'


def _text(written: str) -> str:
    """A text, its runs of spaces kept: OpenDocument shows several spaces as one."""
    return _SPACES.sub(lambda spaces: f'<text:s text:c="{len(spaces[0])}"/>', escape(written))
