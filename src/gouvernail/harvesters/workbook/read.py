"""Read a market workbook from a file or a folder, without trusting it and without judging it."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from gouvernail.harvesters.workbook.containers import Container, opened
from gouvernail.harvesters.workbook.csv_sheets import csv_rows
from gouvernail.harvesters.workbook.limits import Limits, megabytes
from gouvernail.harvesters.workbook.names import folded
from gouvernail.harvesters.workbook.other_tools import ColumnNames, told_sheet
from gouvernail.harvesters.workbook.raw import Content, ForeignSheet, RawSheet, RawWorkbook, Unreadable
from gouvernail.harvesters.workbook.spreadsheets import LazySheet, check_ods, check_xlsx, sheets_of
from gouvernail.harvesters.workbook.troubles import Severity, Trouble
from gouvernail.rules.workbook_format.columns import Sheet
from gouvernail.rules.workbook_format.rows import DayRow
from gouvernail.rules.workbook_format.sheets import READ_ME, SHEET_OF

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_FORM_OF_SUFFIX = {
    ".ods": "ods",
    ".ots": "ods",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xltx": "xlsx",
    ".zip": "zip",
    ".csv": "csv",
}
_IGNORED_FILES = {"thumbs.db", "desktop.ini"}


def read(
    path: Path, limits: Limits | None = None, name: str | None = None, columns: ColumnNames | None = None
) -> RawWorkbook:
    """The sheets of a workbook: `.ods`, `.xlsx`, `.zip` of CSV, one `.csv`, or a folder of CSV.

    `name` is the name under which the file was handed over, when `path` is a copy of it. `columns` says how another
    tool calls them: sheets unknown under their name are then recognised by their headings, or shown. Never raises for
    what the file is: what stands in the way is among the troubles.
    """
    limits = limits or Limits()
    try:
        if path.is_dir():
            return _read_folder(path, limits, columns)
        return _read_bytes(_bytes_of(path, limits), PurePosixPath(name or path.name), limits, columns)
    except Unreadable as unreadable:
        return RawWorkbook(troubles=[unreadable.trouble])


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        if not path.is_file():
            raise Unreadable("missing", value=str(path))
        if path.stat().st_size > limits.file_bytes:
            raise Unreadable("file_too_big", size=megabytes(path.stat().st_size), limit=megabytes(limits.file_bytes))
        return path.read_bytes()
    except OSError as error:
        raise Unreadable("unreadable", value=str(path), reason=error.strerror or "") from error


def _read_bytes(data: bytes, name: PurePosixPath, limits: Limits, columns: ColumnNames | None) -> RawWorkbook:
    container = opened(data, limits) if data.startswith(b"PK") else None
    form = _form_of_container(container) if container else _form_of_text(data)
    said = _FORM_OF_SUFFIX.get(name.suffix.lower())
    if said is not None and said != form:
        raise Unreadable("not_what_its_name_says", value=name.name, said=said, found=form)
    if container is None:
        return _gathered(_csv_sheet(name, data, limits, columns))
    if form == "zip":
        return _gathered(_zipped_sheets(container, limits, columns))
    faults = check_ods(container, limits) if form == "ods" else check_xlsx(container, limits)
    return _gathered(_spreadsheet(sheet_name, lazy, columns) for sheet_name, lazy in sheets_of(data, faults))


def _form_of_container(container: Container) -> str:
    names = container.members
    if "mimetype" in names and "content.xml" in names:
        if not container.content("mimetype").startswith(_ODS):
            raise Unreadable("other_form")
        return "ods"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if any(name.lower().endswith(".csv") for name in names):
        return "zip"
    raise Unreadable("other_form")


def _form_of_text(data: bytes) -> str:
    if not data.strip():
        raise Unreadable("empty_file")
    if data.startswith(_OLE2):
        raise Unreadable("encrypted" if _ENCRYPTED_STREAM in data else "old_excel")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "csv"
    if b"\x00" in data[:4096] or data.lstrip().startswith((b"<?xml", b"<!DOCTYPE", b"<html", b"%PDF", b"{\\rtf")):
        raise Unreadable("other_form")
    return "csv"


def _read_folder(folder: Path, limits: Limits, columns: ColumnNames | None) -> RawWorkbook:
    files = sorted(folder.iterdir())
    size = 0
    for file in files:
        if file.is_symlink():
            raise Unreadable("link", value=file.name)
        size += file.stat().st_size if file.is_file() else 0
    if size > limits.expanded_bytes:
        raise Unreadable("expands_too_much", size=megabytes(size), limit=megabytes(limits.expanded_bytes))
    if not any(file.suffix.lower() == ".csv" for file in files):
        raise Unreadable("folder_without_csv", value=str(folder))
    return _gathered(
        part
        for file in files
        if file.is_file() and not _is_ignored(file.name)
        for part in _csv_sheet(PurePosixPath(file.name), file, limits, columns)
    )


def _zipped_sheets(container: Container, limits: Limits, columns: ColumnNames | None) -> Iterator[RawWorkbook]:
    for member in sorted(container.members):
        name = PurePosixPath(member.replace("\\", "/"))
        if not _is_ignored(name.name) and "__MACOSX" not in name.parts:
            yield from _csv_sheet(name, container.content(member), limits, columns)


def _is_ignored(name: str) -> bool:
    return name.startswith(".") or name.lower() in _IGNORED_FILES


def _csv_sheet(
    name: PurePosixPath, source: Content | Path, limits: Limits, columns: ColumnNames | None
) -> Iterator[RawWorkbook]:
    sheet = SHEET_OF.get(folded(name.stem))
    if name.suffix.lower() != ".csv" or (sheet is None and columns is None) or folded(name.stem) == folded(READ_ME):
        yield _unknown(name.name) if folded(name.stem) != folded(READ_ME) else RawWorkbook()
        return
    sheet = sheet or Sheet(name.stem, "", DayRow, ())
    data = _bytes_of(source, limits) if isinstance(source, Path) else source
    try:
        rows, troubles = csv_rows(sheet, data, limits)
    except Unreadable as unreadable:
        yield RawWorkbook(troubles=[unreadable.trouble])
        return
    if columns is None:
        yield RawWorkbook([RawSheet(sheet, 1, rows)], troubles)
    else:
        told = told_sheet(name.stem, 1, rows, columns)
        yield RawWorkbook(told.sheets, [*told.troubles, *troubles], told.foreign)


def _spreadsheet(name: str, lazy: LazySheet, columns: ColumnNames | None) -> RawWorkbook:
    sheet = SHEET_OF.get(folded(name))
    if folded(name) == folded(READ_ME):
        return RawWorkbook()
    if sheet is None and columns is None:
        return _unknown(name)
    first_row, rows = lazy.rows()
    if sheet is None or columns is not None:
        return told_sheet(name, first_row, rows, columns or {})
    return RawWorkbook([RawSheet(sheet, first_row, rows)])


def _unknown(name: str) -> RawWorkbook:
    return RawWorkbook(troubles=[Trouble(name, None, "", name, "sheet_unknown", severity=Severity.WARNING)])


def _gathered(parts: Iterator[RawWorkbook]) -> RawWorkbook:
    """All sheets together; two of the same name are an error, and none at all is one too."""
    sheets: dict[str, RawSheet] = {}
    troubles: list[Trouble] = []
    foreign: list[ForeignSheet] = []
    for part in parts:
        troubles += part.troubles
        foreign += part.foreign
        for raw in part.sheets:
            if raw.sheet.name in sheets:
                troubles.append(Trouble(raw.sheet.name, None, "", raw.sheet.name, "sheet_twice"))
            sheets.setdefault(raw.sheet.name, raw)
    if not sheets and not any(trouble.severity is Severity.ERROR for trouble in troubles):
        troubles.append(Trouble("", None, "", "", "without_sheets"))
    return RawWorkbook(list(sheets.values()), troubles, foreign)
