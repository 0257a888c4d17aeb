"""Workbooks made by hand for the tests, right or wrong, cell by cell."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from gouvernail.harvesters.workbook.limits import Limits
from gouvernail.harvesters.workbook.parse import parse
from gouvernail.harvesters.workbook.read import read
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.rules.workbook_format.sheets import SHEET_OF
from gouvernail.wording import workbook_sentence

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>"
)
_ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"
_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="' + ODS_TYPE + '"/>{more}</manifest:manifest>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def ods(path: Path, tables: Mapping[str, str], *, before: str = "", manifest: str = "") -> Path:
    """An OpenDocument file whose sheets hold these rows, written as XML."""
    sheets = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in tables.items())
    head = _ODS_HEAD.replace("?><office", f"?>{before}<office")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS_TYPE)
        archive.writestr("content.xml", head + sheets + _ODS_TAIL)
        archive.writestr("META-INF/manifest.xml", _MANIFEST.format(more=manifest))
    return path


def ods_row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def ods_text(text: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>'


def ods_heading(sheet: str) -> str:
    return ods_row(*(ods_text(column.name) for column in SHEET_OF[sheet].columns))


def xlsx(path: Path, sheet: str, rows: str, shared: str = "") -> Path:
    """An Office Open XML file with one sheet whose rows are written as XML."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        )
        archive.writestr(
            "_rels/.rels",
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<?xml version="1.0"?><workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
            f'<sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        )
        if shared:
            archive.writestr("xl/sharedStrings.xml", f'<?xml version="1.0"?><sst xmlns="{_MAIN}">{shared}</sst>')
    return path


def xlsx_row(number: int, *texts: str) -> str:
    cells = (
        f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{text}</t></is></c>' for place, text in enumerate(texts)
    )
    return f'<row r="{number}">{"".join(cells)}</row>'


def csv_zip(path: Path, files: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def sheet_csv(sheet: str, *rows: Sequence[str]) -> str:
    """A CSV text: the heading of a sheet, then rows."""
    heading = [column.name for column in SHEET_OF[sheet].columns]
    return "\n".join(";".join(cells) for cells in [heading, *rows]) + "\n"


def understood(path: Path, limits: Limits | None = None) -> Workbook:
    """Read and parse; every trouble met must have its sentence."""
    workbook = parse(read(path, limits))
    for trouble in (*workbook.errors, *workbook.warnings):
        assert workbook_sentence(trouble.code, trouble.values, column=trouble.column, value=trouble.value)
    return workbook


def from_csv(folder: Path, sheet: str, *rows: Sequence[str]) -> Workbook:
    """What the rows of one sheet become, through a CSV file."""
    path = folder / f"{sheet}.csv"
    path.write_text(sheet_csv(sheet, *rows), encoding="utf-8")
    return understood(path)


def codes(workbook: Workbook) -> list[str]:
    return [trouble.code for trouble in workbook.errors]


def warned(workbook: Workbook) -> list[str]:
    return [trouble.code for trouble in workbook.warnings]
