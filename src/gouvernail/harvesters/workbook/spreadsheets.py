"""Read the sheets of an OpenDocument or Office Open XML workbook already held in memory."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree import ElementTree as ET

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from gouvernail.harvesters.workbook.containers import Container
from gouvernail.harvesters.workbook.faults import Place, ods_faults, xlsx_faults
from gouvernail.harvesters.workbook.limits import Limits
from gouvernail.harvesters.workbook.ods_size import check_ods_size
from gouvernail.harvesters.workbook.raw import Cell, Content, Fault, Unreadable
from gouvernail.harvesters.workbook.xlsx_size import check_shared_strings, check_xlsx_size

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_SHARED = "xl/sharedstrings.xml"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

#: The faulty cells of every sheet, by the name of the sheet.
Faults = Mapping[str, Mapping[Place, Fault]]


def check_ods(container: Container, limits: Limits) -> Faults:
    """Check an OpenDocument spreadsheet and find its faulty cells. Raises `Unreadable`."""
    if "encrypted-package" in container.members or b"encryption-data" in container.content("META-INF/manifest.xml"):
        raise Unreadable("encrypted")
    for name in container.members.keys() - {"content.xml"}:
        container.content(name)
    content = _plain_xml(container, "content.xml")
    check_ods_size(content, limits)
    return ods_faults(content)


def check_xlsx(container: Container, limits: Limits) -> Faults:
    """Check an Office Open XML workbook and find its faulty cells. Raises `Unreadable`.

    A sheet may lie under any name, in any member: what tells it is what it holds.
    """
    names = _sheet_names(container)
    strings = next((container.content(member) for member in container.members if member.lower() == _SHARED), b"")
    faults: dict[str, Mapping[Place, Fault]] = {}
    for member in container.members:
        content = _plain_xml(container, member)
        if b"sheetData" in content:
            name = names.get(member, member)
            check_xlsx_size(name, content, limits)
            check_shared_strings(strings, content, limits)
            faults[name] = xlsx_faults(content)
    return faults


def _plain_xml(container: Container, name: str) -> Content:
    """A member, expanded; an XML one that declares a document type or entities is refused."""
    content = container.content(name)
    if name.endswith((".xml", ".rels")) and b"\x00" in content[:256]:
        raise Unreadable("xml_declarations", value=name)
    if _MARKUP.match(content) and _DECLARATION.search(content):
        raise Unreadable("xml_declarations", value=name)
    return content


def _sheet_names(container: Container) -> Mapping[str, str]:
    """The name that a person sees for each member that holds a sheet."""
    try:
        relations = ET.fromstring(_plain_xml(container, "xl/_rels/workbook.xml.rels"))  # noqa: S314 - no entities left
        book = ET.fromstring(_plain_xml(container, "xl/workbook.xml"))  # noqa: S314 - no entities left
    except ET.ParseError as error:
        raise Unreadable("corrupt") from error
    members = {item.get("Id"): posixpath.join("/xl", item.get("Target", "")).lstrip("/") for item in relations}
    sheets = [item for item in book.iter() if item.tag.endswith("}sheet")]
    return {members.get(item.get(_RELATION), ""): item.get("name", "") for item in sheets}


class LazySheet:
    """A sheet whose cells are read when asked for."""

    __slots__ = ("_book", "_faults", "_name")

    def __init__(self, book: CalamineWorkbook, name: str, faults: Mapping[Place, Fault]) -> None:
        self._book = book
        self._name = name
        self._faults = faults

    def rows(self) -> tuple[int, list[list[Cell]]]:
        """The number of the first row, and the rows with their faulty cells put back."""
        try:
            sheet: CalamineSheet = self._book.get_sheet_by_name(self._name)
            rows: list[list[Cell]] = sheet.to_python()  # type: ignore[assignment]
            top, left = sheet.start or (0, 0)
        except BaseException as error:
            raise _refusal(error) from error
        for (row, column), fault in self._faults.items():
            if 0 <= row - top < len(rows) and 0 <= column - left < len(rows[row - top]):
                rows[row - top][column - left] = fault
        return top + 1, rows


def sheets_of(data: bytes, faults: Faults) -> Iterator[tuple[str, LazySheet]]:
    """The sheets of a checked workbook, by name. Raises `Unreadable`."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        names = list(book.sheet_names)
    except BaseException as error:
        raise _refusal(error) from error
    for name in names:
        yield name, LazySheet(book, name, faults.get(name, {}))


def _refusal(error: BaseException) -> BaseException:
    """What to raise when the reader fails.

    A panic of the reader is no `Exception` and has no importable name; all that is not a
    request to stop is a file that cannot be read.
    """
    if isinstance(error, PasswordError):
        return Unreadable("encrypted")
    if isinstance(error, (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError)):
        return error
    if isinstance(error, CalamineError) or type(error).__name__ == "PanicException" or isinstance(error, Exception):
        return Unreadable("corrupt", value=str(error)[:200])
    return error
