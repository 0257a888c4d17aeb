"""What goes out comes back unchanged, in each of the four forms."""

import string
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gouvernail.exports.market_workbook.example import example_sheets, write_example
from gouvernail.exports.market_workbook.write import write, write_template
from gouvernail.harvesters.workbook.cells import BadCell, clean
from gouvernail.harvesters.workbook.coherence import incoherences
from gouvernail.harvesters.workbook.parse import parse
from gouvernail.harvesters.workbook.read import read
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.rules.workbook_format.columns import Column, Kind, Sheet
from gouvernail.rules.workbook_format.rows import AnyRow
from gouvernail.rules.workbook_format.sheets import SHEET_OF, SHEETS

FORMS = ["marche.ods", "marche.xlsx", "marche.zip", "marche"]
SIRETS = ["12345678200010", "11111111800019", "00123456600014", "35600000009101"]


def settled(text: str) -> bool:
    """Whether a text is one that reading leaves alone: only such texts are ever in the records."""
    try:
        return clean(text) == text
    except BadCell:
        return False


PIECES = st.sampled_from(
    ["=", "+", "-", "@", "'", '"', ";", ",", "  ", "é", "’", "&", "<b>", "_x0041_", "\u00a0", "1", "1,5", "😀", "]]>"]
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20), st.lists(PIECES, max_size=6).map("".join)
).filter(settled)
NUMBERS = st.text(string.ascii_letters + string.digits + "-/", min_size=1, max_size=12)


def values(column: Column) -> st.SearchStrategy[Any]:
    """Any value that a column may hold."""
    bounded = st.integers(column.least, column.most)
    kinds: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.TEXT: TEXTS.filter(bool),
        Kind.SIRET: st.sampled_from(SIRETS),
        Kind.EMAIL: st.just("nom@exemple.fr"),
        Kind.DATE: st.dates(date(1990, 1, 1), date(2100, 12, 31)),
        Kind.INTEGER: bounded,
        Kind.EUROS: bounded,
        Kind.QUANTITY: bounded,
        Kind.DAYS: bounded,
        Kind.DAY_SHARE: st.sampled_from([0, 25, 50, 75, 100]),
        Kind.WORD: st.sampled_from(list((column.words or {"": ""}).values())),
        Kind.NUMBERS: st.lists(NUMBERS, min_size=1, max_size=3, unique=True).map(tuple),
    }
    empty: Any = {Kind.TEXT: "", Kind.EMAIL: "", Kind.NUMBERS: ()}.get(column.kind)
    return st.one_of(st.just(empty), kinds[column.kind]) if column.optional else kinds[column.kind]


def rows(sheet: Sheet) -> st.SearchStrategy[list[AnyRow]]:
    """Any rows of a sheet, each with its own key, numbered as they will stand."""
    make: Any = sheet.row_type
    row = st.builds(make, st.just(0), *(values(column) for column in sheet.columns))
    whole = row.filter(lambda row: not incoherences(sheet, [row]))
    unique = st.lists(whole, max_size=6, unique_by=lambda row: row[1 : sheet.key_width + 1])
    return unique.map(lambda found: [row._replace(row=number) for number, row in enumerate(found, start=2)])


WORKBOOKS = st.fixed_dictionaries({}, optional={sheet.name: rows(sheet) for sheet in SHEETS}).filter(bool)


def back(path: Path) -> Workbook:
    workbook = parse(read(path))
    assert workbook.errors == ()
    return workbook


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(sheets=WORKBOOKS)
def test_any_rows_come_back(form: str, sheets: dict[str, list[AnyRow]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / form
        write(sheets, path)
        workbook = back(path)
    assert {name: getattr(workbook, name) for name in sheets} == sheets
    assert set(workbook.sheets) == set(sheets)


@pytest.mark.parametrize("form", FORMS)
def test_the_example_is_right_and_complete(form: str, tmp_path: Path) -> None:
    write_example(tmp_path / form)
    workbook = back(tmp_path / form)
    assert workbook.warnings == ()
    for name, expected in example_sheets().items():
        assert [row[1:] for row in getattr(workbook, name)] == [row[1:] for row in expected], name
    assert set(example_sheets()) == set(SHEET_OF)


@pytest.mark.parametrize("form", FORMS)
def test_the_template_has_every_column_and_no_row(form: str, tmp_path: Path) -> None:
    write_template(tmp_path / form)
    workbook = back(tmp_path / form)
    assert workbook.warnings == ()
    assert set(workbook.sheets) == set(SHEET_OF)
    assert not any(getattr(workbook, name) for name in SHEET_OF)
