"""Find the cells that hold an error or a formula without stored value: a reader shows them as empty."""

import re
from xml.sax.saxutils import unescape

from gouvernail.harvesters.workbook.raw import Content, Fault

ERROR = "cell_error"
NOT_COMPUTED = "formula_not_computed"

#: Row and column of a cell, from 0, in its sheet.
Place = tuple[int, int]

_XLSX_CELL = re.compile(rb"<c ([^>]*[^>/])>(.*?)</c>", re.DOTALL)
_XLSX_PLACE = re.compile(rb'(?:^|\s)r="([A-Z]+)(\d+)"')
_XLSX_FORMULA = re.compile(rb"<f[\s>/]")
_XLSX_VALUE = re.compile(rb"<v>([^<]+)</v>|<is>")
_ODS_TOKEN = re.compile(
    rb"<table:(?:table (?P<table>[^>]*)|table-row(?=[\s/>])(?P<row>[^>]*)"
    rb"|(?:covered-)?table-cell(?=[\s/>])(?P<cell>[^>]*))>"
)
_ODS_NAME = re.compile(rb'table:name="([^"]*)"')
_ODS_ROWS = re.compile(rb'table:number-rows-repeated="(\d+)"')
_ODS_COLUMNS = re.compile(rb'table:number-columns-repeated="(\d+)"')
_ODS_FORMULA = re.compile(rb'table:formula="([^"]*)"')
_ODS_ERROR = b'calcext:value-type="error"'
_ODS_TEXT = re.compile(rb"<text:p[^>]*>([^<]*)</text:p>")


def xlsx_faults(content: Content) -> dict[Place, Fault]:
    """The faulty cells of one sheet of an Office Open XML workbook."""
    if b't="e"' not in content and b"<f" not in content:
        return {}
    return {
        place: fault
        for match in _XLSX_CELL.finditer(content)
        if (fault := _xlsx_fault(match[1], match[2])) and (place := _xlsx_place(match[1]))
    }


def _xlsx_fault(attributes: bytes, inside: bytes) -> Fault | None:
    value = _XLSX_VALUE.search(inside)
    if b't="e"' in attributes:
        return Fault(ERROR, _text(value[1] or b"") if value else "#?")
    if value is None and _XLSX_FORMULA.search(inside):
        return Fault(NOT_COMPUTED, "=…")
    return None


def _xlsx_place(attributes: bytes) -> Place | None:
    match = _XLSX_PLACE.search(attributes)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + letter - 64
    return int(match[2]) - 1, column - 1


def ods_faults(content: Content) -> dict[str, dict[Place, Fault]]:
    """The faulty cells of every sheet of an OpenDocument content, by the name of the sheet."""
    if _ODS_ERROR not in content and b"table:formula" not in content:
        return {}
    faults: dict[str, dict[Place, Fault]] = {}
    name, row, column, after = "", 0, 0, 0
    for match in _ODS_TOKEN.finditer(content):
        if match["table"] is not None:
            name, row, after = _name(match["table"]), -1, 0
        elif match["row"] is not None:
            row, column, after = after, 0, after + _times(_ODS_ROWS, match["row"])
        else:
            if fault := _ods_fault(match["cell"], content, match.end()):
                faults.setdefault(name, {})[row, column] = fault
            column += _times(_ODS_COLUMNS, match["cell"])
    return faults


def _ods_fault(attributes: bytes, content: Content, end: int) -> Fault | None:
    if _ODS_ERROR in attributes:
        shown = _ODS_TEXT.match(content, end)
        return Fault(ERROR, _text(shown[1]) if shown else "#?")
    if b"value-type" not in attributes and (formula := _ODS_FORMULA.search(attributes)):
        return Fault(NOT_COMPUTED, _text(formula[1]))
    return None


def _name(attributes: bytes) -> str:
    match = _ODS_NAME.search(attributes)
    return _text(match[1]) if match else ""


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    match = pattern.search(attributes)
    return int(match[1]) if match else 1


def _text(written: bytes) -> str:
    return unescape(written.decode("utf-8", "replace"), {"&quot;": '"', "&apos;": "'"})
