"""Files that must be refused as a whole, each with its own sentence and within bounded memory."""

import stat
import struct
import zipfile
from pathlib import Path

import pytest

from gouvernail.exports.market_workbook.example import write_example
from gouvernail.harvesters.workbook.limits import Limits
from tests.harvesters.workbook.files import (
    codes,
    csv_zip,
    ods,
    ods_heading,
    ods_row,
    ods_text,
    sheet_csv,
    understood,
    xlsx,
    xlsx_row,
)

PROJECT = ("guichet", "Guichet", "")
PROJECTS = sheet_csv("projets", PROJECT)


def refused(path: Path, code: str, limits: Limits | None = None) -> None:
    workbook = understood(path, limits)
    assert codes(workbook) == [code]
    assert workbook.sheets == ()


def test_a_missing_file(tmp_path: Path) -> None:
    refused(tmp_path / "absent.ods", "missing")


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "vide.csv"
    path.write_bytes(b"  \n")
    refused(path, "empty_file")


@pytest.mark.parametrize("suffix", [".ods", ".xlsx", ".zip"])
def test_a_truncated_workbook(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"marche{suffix}"
    write_example(path)
    path.write_bytes(path.read_bytes()[:-400])
    refused(path, "corrupt")


@pytest.mark.parametrize("suffix", [".ods", ".xlsx", ".zip"])
def test_a_workbook_with_a_damaged_middle(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"marche{suffix}"
    write_example(path)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        largest = max(archive.infolist(), key=lambda member: member.compress_size)
    middle = largest.header_offset + 100 + largest.compress_size // 2
    data[middle : middle + 20] = bytes(20)
    path.write_bytes(data)
    # Where the damage still unpacks, it gives more than the file announces.
    assert codes(understood(path)) in (["corrupt"], ["size_lies"])


@pytest.mark.parametrize(("right", "wrong"), [(".xlsx", ".ods"), (".ods", ".xlsx"), (".zip", ".ods"), (".ods", ".csv")])
def test_a_file_that_is_not_what_its_name_says(tmp_path: Path, right: str, wrong: str) -> None:
    write_example(tmp_path / f"juste{right}")
    path = (tmp_path / f"juste{right}").rename(tmp_path / f"faux{wrong}")
    refused(path, "not_what_its_name_says")


def test_a_file_without_suffix_is_known_by_its_content(tmp_path: Path) -> None:
    write_example(tmp_path / "a.ods")
    path = (tmp_path / "a.ods").rename(tmp_path / "televersement")
    assert understood(path).errors == ()


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"<html></html>", b"\x89PNG\r\n\x1a\n\x00\x00", b"<?xml version='1.0'?><a/>"]
)
def test_another_kind_of_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "marche.ods"
    path.write_bytes(content)
    refused(path, "other_form")


def test_a_text_document(tmp_path: Path) -> None:
    path = tmp_path / "marche.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<a/>")
    refused(path, "other_form")


def test_an_encrypted_opendocument(tmp_path: Path) -> None:
    more = (
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
        "<manifest:encryption-data/></manifest:file-entry>"
    )
    refused(ods(tmp_path / "m.ods", {"projets": ods_heading("projets")}, manifest=more), "encrypted")


def test_an_encrypted_and_an_old_excel(tmp_path: Path) -> None:
    header = bytes.fromhex("d0cf11e0a1b11ae1")
    encrypted = tmp_path / "m.xlsx"
    encrypted.write_bytes(header + bytes(500) + "EncryptedPackage".encode("utf-16-le"))
    refused(encrypted, "encrypted")
    old = tmp_path / "m.xls"
    old.write_bytes(header + bytes(500))
    refused(old, "old_excel")


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    path = csv_zip(tmp_path / "m.zip", {"projets.csv": PROJECTS})
    data = bytearray(path.read_bytes())
    central = data.rindex(b"PK\x01\x02")
    data[central + 8] |= 1
    path.write_bytes(data)
    refused(path, "encrypted")


@pytest.mark.parametrize(
    "name", ["../projets.csv", "/etc/projets.csv", "a/../../projets.csv", "C:\\projets.csv", "..\\projets.csv"]
)
def test_a_name_that_leaves_the_archive(tmp_path: Path, name: str) -> None:
    refused(csv_zip(tmp_path / "m.zip", {name: PROJECTS}), "name_escapes")


def test_a_link_in_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "m.zip"
    entry = zipfile.ZipInfo("projets.csv")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    refused(path, "link")


def test_a_link_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "autre.csv").write_text(PROJECTS, encoding="utf-8")
    folder = tmp_path / "marche"
    folder.mkdir()
    (folder / "projets.csv").symlink_to(tmp_path / "autre.csv")
    refused(folder, "link")


def test_a_folder_without_csv(tmp_path: Path) -> None:
    refused(tmp_path, "folder_without_csv")


def test_a_zip_that_declares_too_much(tmp_path: Path) -> None:
    path = csv_zip(tmp_path / "m.zip", {"projets.csv": b" " * 3_000_000})
    assert path.stat().st_size < 10_000
    refused(path, "expands_too_much", Limits(expanded_bytes=2_000_000))


@pytest.mark.parametrize("form", ["zip", "ods"])
def test_a_zip_that_lies_about_its_size(tmp_path: Path, form: str) -> None:
    name = "content.xml" if form == "ods" else "projets.csv"
    path = tmp_path / f"m.{form}"
    if form == "ods":
        ods(path, {"projets": ods_heading("projets") + " " * 3_000_000})
    else:
        csv_zip(path, {name: PROJECTS + " " * 3_000_000})
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    while data[entry + 46 : entry + 46 + len(name)] != name.encode():
        entry = data.index(b"PK\x01\x02", entry + 4)
    data[entry + 24 : entry + 28] = struct.pack("<I", 50)
    path.write_bytes(data)
    assert codes(understood(path, Limits(expanded_bytes=1_000_000))) == ["size_lies"]


def test_a_file_too_big_to_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "projets.csv"
    path.write_text(PROJECTS, encoding="utf-8")
    refused(path, "file_too_big", Limits(file_bytes=10))


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;&b;">]>'
    refused(ods(tmp_path / "m.ods", {"projets": ods_row(ods_text("&d;"))}, before=bomb), "xml_declarations")


@pytest.mark.parametrize(
    "bomb",
    [
        ods_row(ods_text("x"), attributes='table:number-rows-repeated="1000000"'),
        ods_row("<table:table-cell/>", attributes='table:number-rows-repeated="1000000"') + ods_row(ods_text("x")),
    ],
)
def test_a_million_repeated_rows_in_opendocument(tmp_path: Path, bomb: str) -> None:
    refused(ods(tmp_path / "m.ods", {"projets": ods_heading("projets") + bomb}), "too_many_rows")


@pytest.mark.parametrize(
    "wide",
    [
        ods_row('<table:table-cell table:number-columns-repeated="16000"/>', ods_text("x")),
        ods_row(ods_text("x", 'table:number-columns-repeated="16000"')),
        ods_row("<table:table-cell/>" * 16_000 + ods_text("x")),
        ods_row(ods_text("x", 'table:number-columns-repeated="9"') * 1_800),
    ],
)
def test_a_wide_row_on_a_long_opendocument_sheet(tmp_path: Path, wide: str) -> None:
    long = ods_row(ods_text("x"), attributes='table:number-rows-repeated="100000"')
    refused(ods(tmp_path / "m.ods", {"projets": ods_heading("projets") + wide + long}), "too_large")


def test_a_long_text_repeated_in_opendocument(tmp_path: Path) -> None:
    heavy = ods_row(ods_text("x" * 100_000), attributes='table:number-rows-repeated="400000"')
    refused(ods(tmp_path / "m.ods", {"projets": ods_heading("projets") + heavy}), "expands_too_much")


def test_empty_cells_to_the_end_of_the_sheet_are_usual(tmp_path: Path) -> None:
    filler = '<table:table-cell table:number-columns-repeated="16381"/>'
    row = ods_row(ods_text("guichet"), ods_text("Guichet"), "<table:table-cell/>", filler)
    end = ods_row(
        '<table:table-cell table:number-columns-repeated="16384"/>', attributes='table:number-rows-repeated="1048574"'
    )
    workbook = understood(ods(tmp_path / "m.ods", {"projets": ods_heading("projets") + row + end}))
    assert workbook.errors == ()
    assert [project.external_id for project in workbook.projets] == ["guichet"]


def test_a_lone_far_cell_in_excel(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    refused(xlsx(tmp_path / "m.xlsx", "projets", xlsx_row(1, "id", "nom") + far), "too_many_rows")
    wide = '<row r="400000"><c r="XFD400000"><v>1</v></c></row>'
    refused(xlsx(tmp_path / "n.xlsx", "projets", xlsx_row(1, "id", "nom") + wide), "too_large")
    disguised = wide.replace('"', "'").replace("XFD", "xfd")
    refused(xlsx(tmp_path / "o.xlsx", "projets", xlsx_row(1, "id", "nom") + disguised), "too_large")


def test_a_sheet_under_an_unusual_name_is_measured_too(tmp_path: Path) -> None:
    wide = '<row r="400000"><c r="XFD400000"><v>1</v></c></row>'
    usual = xlsx(tmp_path / "m.xlsx", "projets", xlsx_row(1, "id", "nom") + wide)
    path = tmp_path / "n.xlsx"
    with zipfile.ZipFile(usual) as before, zipfile.ZipFile(path, "w") as after:
        for name in before.namelist():
            content = before.read(name).replace(b"worksheets/sheet1.xml", b"autre/feuille.bin")
            after.writestr(name.replace("worksheets/sheet1.xml", "autre/feuille.bin"), content)
    refused(path, "too_large")


def test_a_document_type_beside_the_sheets_does_no_harm(tmp_path: Path) -> None:
    path = ods(tmp_path / "m.ods", {"projets": ods_heading("projets") + ods_row(ods_text("a"), ods_text("A"))})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("Configurations2/menu.xml", '<?xml version="1.0"?><!DOCTYPE menu SYSTEM "menu.dtd"><menu/>')
    assert len(understood(path).projets) == 1


def test_more_rows_than_accepted(tmp_path: Path) -> None:
    rows = "".join(xlsx_row(number, f"p{number}", "nom") for number in range(2, 30))
    path = xlsx(tmp_path / "m.xlsx", "projets", xlsx_row(1, "id", "nom") + rows)
    refused(path, "too_many_rows", Limits(rows=20))
    table = sheet_csv("projets", *[(f"p{number}", "nom", "") for number in range(30)])
    folder = tmp_path / "csv"
    folder.mkdir()
    (folder / "projets.csv").write_text(table, encoding="utf-8")
    refused(folder, "too_many_rows", Limits(rows=20))


def test_a_long_text_that_many_excel_cells_share(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{number}"><c r="A{number}" t="s"><v>0</v></c></row>' for number in range(2, 2_000))
    shared = f"<si><t>{'x' * 100_000}</t></si>"
    path = xlsx(tmp_path / "m.xlsx", "projets", xlsx_row(1, "id", "nom") + rows, shared)
    refused(path, "expands_too_much", Limits(expanded_bytes=10_000_000))


@pytest.mark.parametrize("content", [PROJECTS.replace("Guichet", "Été").encode("cp1252"), PROJECTS.encode("utf-16")])
def test_a_csv_that_is_not_utf8(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "projets.csv"
    path.write_bytes(content)
    refused(path, "csv_encoding")


def test_a_csv_with_open_quotes(tmp_path: Path) -> None:
    path = tmp_path / "projets.csv"
    path.write_text('id;nom;administration\n"a;b;c\n', encoding="utf-8")
    refused(path, "csv_corrupt")


def test_a_workbook_without_any_known_sheet(tmp_path: Path) -> None:
    workbook = understood(ods(tmp_path / "m.ods", {"Feuille1": ods_row(ods_text("x"))}))
    assert codes(workbook) == ["without_sheets"]
    assert [(trouble.code, trouble.sheet) for trouble in workbook.warnings] == [("sheet_unknown", "Feuille1")]
