"""How a workbook is written: texts stay texts, files appear whole."""

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from odf.opendocument import load
from odf.table import Table
from python_calamine import load_workbook

from gouvernail.exports.market_workbook.csv_files import csv_cell
from gouvernail.exports.market_workbook.write import write, write_template
from gouvernail.exports.sheets import pages
from gouvernail.rules.workbook_format.rows import AnyRow, DayRow, OrderRow, ProjectRow
from gouvernail.rules.workbook_format.sheets import SHEETS

DANGEROUS = ["=1+1", "+33", "-2", "@SUM(A1)", "=cmd|' /C calc'!A0"]
PROJECTS: list[AnyRow] = [ProjectRow(0, f"p{place}", text, "") for place, text in enumerate(DANGEROUS)]


@pytest.mark.parametrize("suffix", ["ods", "xlsx"])
def test_a_text_never_becomes_a_formula(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"m.{suffix}"
    write({"projets": PROJECTS}, path)
    with zipfile.ZipFile(path) as archive:
        written = b"".join(archive.read(name) for name in archive.namelist())
    assert b"<f>" not in written
    assert b"table:formula" not in written
    rows = load_workbook(BytesIO(path.read_bytes())).get_sheet_by_name("projets").to_python()
    assert [row[1] for row in rows[1:]] == DANGEROUS


def test_a_text_of_csv_never_becomes_a_formula(tmp_path: Path) -> None:
    write({"projets": PROJECTS}, tmp_path / "m")
    text = (tmp_path / "m" / "projets.csv").read_text(encoding="utf-8-sig")
    assert [line.split(";")[1].strip('"')[:2] for line in text.splitlines()[1:]] == [
        f"'{name[0]}" for name in DANGEROUS
    ]


def test_an_apostrophe_already_there_is_doubled() -> None:
    assert csv_cell("'=x") == "''=x"
    assert csv_cell("'x") == "'x"


@pytest.mark.parametrize("suffix", ["ods", "xlsx"])
def test_figures_are_figures_dates_are_dates_and_sirets_are_texts(suffix: str, tmp_path: Path) -> None:
    order = OrderRow(0, "7", "AC", "12345678200010", date(2025, 2, 3), None, None, "running", ("1400000001",), "")
    day = DayRow(0, "7", 1, date(2025, 3, 3), "042", "billable", 25, "", None)
    path = tmp_path / f"m.{suffix}"
    write({"commandes": [order], "jours": [day]}, path)
    book = load_workbook(BytesIO(path.read_bytes()))
    assert book.get_sheet_by_name("commandes").to_python()[1][:7] == [
        "7",
        "AC",
        "12345678200010",
        date(2025, 2, 3),
        "",
        "",
        "en_cours",
    ]
    assert book.get_sheet_by_name("jours").to_python()[1][:6] == ["7", 1.0, date(2025, 3, 3), "042", "facturable", 0.25]


def test_the_opendocument_opens_with_its_own_library(tmp_path: Path) -> None:
    path = tmp_path / "m.ods"
    write_template(path)
    sheets = load(path).spreadsheet.getElementsByType(Table)
    assert [sheet.getAttribute("name") for sheet in sheets] == ["lisez-moi", *(sheet.name for sheet in SHEETS)]


def test_the_explanations_name_every_column(tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    write_template(path)
    rows = load_workbook(BytesIO(path.read_bytes())).get_sheet_by_name("lisez-moi").to_python()
    explained = {(row[0], row[1]) for row in rows if row[1]}
    assert {(sheet.name, column.name) for sheet in SHEETS for column in sheet.columns} <= explained


def test_the_same_rows_give_the_same_archive(tmp_path: Path) -> None:
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    write({"projets": PROJECTS}, first)
    write({"projets": PROJECTS}, second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("suffix", ["ods", "xlsx", "zip"])
def test_a_file_appears_whole_or_not_at_all(suffix: str, tmp_path: Path) -> None:
    def broken() -> Iterator[AnyRow]:
        yield PROJECTS[0]
        raise OSError("the disk is full")

    path = tmp_path / f"m.{suffix}"
    path.write_bytes(b"before")
    with pytest.raises(OSError, match="full"):
        write({"projets": broken()}, path)
    assert path.read_bytes() == b"before"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", ["ods", "xlsx"])
def test_more_rows_than_a_spreadsheet_shows(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("ods", "xlsx"):
        monkeypatch.setattr(f"gouvernail.exports.sheets.{room}.SPREADSHEET_ROWS", 3)
    with pytest.raises(pages.TooManyRows) as refused:
        write({"projets": PROJECTS}, tmp_path / f"m.{suffix}")
    assert "projets" in refused.value.sentence
    assert list(tmp_path.iterdir()) == []


def test_unknown_sheets_and_forms_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write({"congés": []}, tmp_path / "m.ods")
    with pytest.raises(ValueError, match="pdf"):
        write({}, tmp_path / "m.pdf")
