"""A list says the same in every format: numbers are numbers, dates are dates, a text never runs."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from gouvernail.exports.lists import FORMATS, ListFile, column
from gouvernail.rules.workbook_format.columns import Kind

pytestmark = pytest.mark.clause("4.2-device")
COLUMNS = (
    column("Nom", most=300),
    column("Jours", Kind.DAYS),
    column("Montant HT", Kind.EUROS),
    column("Combien", Kind.INTEGER),
    column("Le", Kind.DATE),
)
ROW = ("Été", 2350, 5400000, 3, date(2025, 5, 9))
HOSTILE = ["=1+1", "+33", "-1", "@SOMME(A1)", "\t=1", "{=A1}", '=HYPERLINK("http://exemple.fr")']


def listed(*rows: tuple[Any, ...]) -> ListFile:
    """A list of these rows."""
    return ListFile("essai", COLUMNS, rows)


def opened(extension: str, *rows: tuple[Any, ...]) -> list[list[Any]]:
    """The rows of a workbook, heading first."""
    made = io.BytesIO(FORMATS[extension].write(listed(*rows)))
    sheet = CalamineWorkbook.from_filelike(made).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python()]


def read_csv(*rows: tuple[Any, ...]) -> list[list[str]]:
    """The rows of the CSV file, heading first."""
    text = FORMATS["csv"].write(listed(*rows)).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_the_csv_file_is_french() -> None:
    assert read_csv(ROW) == [
        ["Nom", "Jours", "Montant HT", "Combien", "Le"],
        ["Été", "23,5", "54000", "3", "2025-05-09"],
    ]


@pytest.mark.parametrize("extension", ["xlsx", "ods"])
def test_figures_are_numbers_and_days_are_dates(extension: str) -> None:
    heading, row = opened(extension, ROW)
    assert heading == ["Nom", "Jours", "Montant HT", "Combien", "Le"]
    day = row[4].date() if isinstance(row[4], datetime) else row[4]
    assert [row[0], float(row[1]), float(row[2]), int(row[3]), day] == ["Été", 23.5, 54000.0, 3, date(2025, 5, 9)]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_never_becomes_a_formula(text: str) -> None:
    assert read_csv((text, 0, 0, 0, None))[1][0] in {f"'{text}", text if text.startswith("{") else ""}
    made = io.BytesIO(FORMATS["xlsx"].write(listed((text, 0, 0, 0, None))))
    with zipfile.ZipFile(made) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert opened("xlsx", (text, 0, 0, 0, None))[1][0].strip() == text.strip()
    assert opened("ods", (text, 0, 0, 0, None))[1][0].strip() == text.strip()


@pytest.mark.parametrize("extension", FORMATS)
def test_an_empty_list_keeps_its_headings(extension: str) -> None:
    assert FORMATS[extension].write(listed())


@given(st.text(max_size=60))
@settings(max_examples=40)
def test_any_text_at_all_makes_a_file_that_opens(text: str) -> None:
    for extension in ("xlsx", "ods"):
        assert len(opened(extension, (f"a{text}", 0, 0, 0, None))) == 2
    assert FORMATS["csv"].write(listed((text, 0, 0, 0, None)))


def test_a_text_too_long_for_a_cell_is_cut_where_the_cell_ends() -> None:
    assert len(opened("xlsx", ("a" * 50_000, 0, 0, 0, None))[1][0]) == 32_000
