"""Sheets and columns: names forgiven, order free, what is missing or doubled said."""

from pathlib import Path

from gouvernail.rules.workbook_format.rows import ProjectRow
from tests.harvesters.workbook.files import (
    codes,
    csv_zip,
    ods,
    ods_heading,
    ods_row,
    ods_text,
    sheet_csv,
    understood,
    warned,
    xlsx,
    xlsx_row,
)


def projects(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "Projets.CSV").write_text(text, encoding="utf-8-sig")
    return path


def test_names_are_forgiven_and_columns_come_in_any_order(tmp_path: Path) -> None:
    workbook = understood(projects(tmp_path / "m", " Administration ,★ ID,NOM\nVille,guichet,Guichet\n"))
    assert workbook.projets == [ProjectRow(2, "guichet", "Guichet", "Ville")]
    assert workbook.errors == workbook.warnings == ()


def test_accents_and_spaces_in_sheet_names(tmp_path: Path) -> None:
    workbook = understood(ods(tmp_path / "m.ods", {"Restes à faire": ods_heading("restes_a_faire")}))
    assert workbook.sheets == ("restes_a_faire",)


def test_an_optional_column_may_be_absent(tmp_path: Path) -> None:
    assert understood(projects(tmp_path / "m", "id;nom\na;A\n")).projets == [ProjectRow(2, "a", "A", "")]


def test_a_mandatory_column_that_is_missing(tmp_path: Path) -> None:
    workbook = understood(projects(tmp_path / "m", "id;administration\na;A\n"))
    assert [(error.code, error.row, error.column) for error in workbook.errors] == [("column_missing", 1, "nom")]
    assert workbook.projets == []


def test_two_columns_of_the_same_name(tmp_path: Path) -> None:
    assert codes(understood(projects(tmp_path / "m", "id;nom;Nom\na;A;B\n"))) == ["column_twice"]


def test_an_unknown_column_is_ignored_with_a_warning(tmp_path: Path) -> None:
    workbook = understood(projects(tmp_path / "m", "id;nom;remarque\na;A;vu\n"))
    assert warned(workbook) == ["column_unknown"]
    assert workbook.projets == [ProjectRow(2, "a", "A", "")]


def test_two_sheets_of_the_same_name(tmp_path: Path) -> None:
    text = sheet_csv("projets", ("a", "A", ""))
    assert codes(understood(csv_zip(tmp_path / "m.zip", {"projets.csv": text, "x/Projets.csv": text}))) == [
        "sheet_twice"
    ]


def test_empty_rows_are_skipped_and_numbers_stay_those_of_the_sheet(tmp_path: Path) -> None:
    workbook = understood(projects(tmp_path / "m", ";;\nid;nom;administration\n;;\na;A;\n  ; ;\nb;B;\n"))
    assert [(row.row, row.external_id) for row in workbook.projets] == [(4, "a"), (6, "b")]
    assert workbook.errors == ()


def test_row_numbers_when_a_spreadsheet_begins_lower(tmp_path: Path) -> None:
    empty = ods_row("<table:table-cell/>", attributes='table:number-rows-repeated="2"')
    row = ods_row(ods_text("a"), ods_text("A"))
    workbook = understood(ods(tmp_path / "m.ods", {"projets": empty + ods_heading("projets") + row}))
    assert workbook.projets == [ProjectRow(4, "a", "A", "")]
    lower = xlsx(tmp_path / "m.xlsx", "projets", xlsx_row(3, "id", "nom") + xlsx_row(7, "a", "A"))
    assert understood(lower).projets == [ProjectRow(7, "a", "A", "")]


def test_files_that_systems_leave_in_archives_are_ignored(tmp_path: Path) -> None:
    files = {"m/projets.csv": sheet_csv("projets", ("a", "A", "")), "__MACOSX/m/._projets.csv": "x", "m/.DS_Store": "x"}
    workbook = understood(csv_zip(tmp_path / "m.zip", files))
    assert workbook.errors == workbook.warnings == ()
    assert len(workbook.projets) == 1


def test_a_row_wider_than_its_heading(tmp_path: Path) -> None:
    workbook = understood(projects(tmp_path / "m", "id,nom\na,A\nb,B, et fils\n"))
    assert [(error.code, error.row, error.value) for error in workbook.errors] == [("row_too_wide", 3, " et fils")]


def test_an_empty_sheet_is_only_a_warning(tmp_path: Path) -> None:
    workbook = understood(ods(tmp_path / "m.ods", {"projets": ""}))
    assert workbook.errors == ()
    assert warned(workbook) == ["sheet_empty"]
