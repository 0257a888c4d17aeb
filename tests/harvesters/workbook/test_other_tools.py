"""Sheets of another tool are recognised by their headings once told, and shown otherwise; nothing is guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gouvernail.harvesters.workbook.other_tools import ColumnNames
from gouvernail.harvesters.workbook.parse import parse
from gouvernail.harvesters.workbook.read import read
from gouvernail.harvesters.workbook.workbook import Workbook

TIMES = (
    "Projet;Poste;Jour;Collaborateur;Temps passé;Commentaire\nBC-1;1;03/03/2025;p1;0,5;=1+1\nBC-1;1;04/03/2025;p1;1;\n"
)
KNOWN: ColumnNames = {
    "jours": {
        "Projet": "commande",
        "poste": "ligne",
        "Jour": "date",
        "Collaborateur": "intervenant",
        "Temps passé": "jours",
        "Commentaire": "",
    }
}


def book(folder: Path, text: str, columns: ColumnNames | None, name: str = "export-mars.csv") -> Workbook:
    place = folder / name
    place.write_text(text, "utf-8")
    return parse(read(place, columns=columns))


def codes(workbook: Workbook) -> list[str]:
    return [one.code for one in (*workbook.errors, *workbook.warnings)]


def test_told_once_a_sheet_is_read_under_any_name_and_it_is_said(tmp_path: Path) -> None:
    found = book(tmp_path, TIMES, KNOWN)
    assert codes(found) == ["columns_mapped"]
    assert found.warnings[0].values["columns"] == (
        "Projet = commande, Poste = ligne, Jour = date, Collaborateur = intervenant, Temps passé = jours"
    )
    assert [row[1:7] for row in found.jours] == [
        ("BC-1", 1, date(2025, 3, 3), "p1", "billable", 50),
        ("BC-1", 1, date(2025, 3, 4), "p1", "billable", 100),
    ]
    assert [row.row for row in found.jours] == [2, 3]
    assert found.foreign == ()


def test_what_was_never_told_is_shown_with_its_first_values(tmp_path: Path) -> None:
    found = book(tmp_path, TIMES, {})
    assert codes(found) == ["without_sheets", "sheet_unknown"]
    (sheet,) = found.foreign
    assert sheet.name == "export-mars"
    assert sheet.headings == ("Projet", "Poste", "Jour", "Collaborateur", "Temps passé", "Commentaire")
    assert sheet.samples[2] == ("03/03/2025", "04/03/2025")


def test_a_sheet_of_our_name_with_other_columns_is_shown_too(tmp_path: Path) -> None:
    unknown = book(tmp_path, TIMES, {}, "jours.csv")
    assert "column_missing" in codes(unknown)
    assert len(unknown.foreign) == 1
    assert codes(book(tmp_path, TIMES, KNOWN, "jours.csv")) == ["columns_mapped"]


def test_a_column_that_went_away_makes_the_sheet_unknown_again(tmp_path: Path) -> None:
    found = book(tmp_path, TIMES.replace("Collaborateur", "Équipe"), KNOWN)
    assert "sheet_unknown" in codes(found)
    assert len(found.foreign) == 1


def test_for_the_state_nothing_changes(tmp_path: Path) -> None:
    found = book(tmp_path, TIMES, None)
    assert codes(found) == ["without_sheets", "sheet_unknown"]
    assert found.foreign == ()


def test_our_own_columns_are_read_as_ever(tmp_path: Path) -> None:
    text = "commande,ligne,date,intervenant,nature,jours\nBC-1,1,2025-03-03,p1,facturable,1\n"
    found = book(tmp_path, text, KNOWN, "jours.csv")
    assert codes(found) == []
    assert len(found.jours) == 1


def test_empty_and_odd_files_are_told_without_failing(tmp_path: Path) -> None:
    for text in ("\n\n", ";;;\n;;\n", "été\n", "a;a;a\n1;2;3\n", "日本;表\n1;2\n"):
        assert book(tmp_path, text, KNOWN).jours == []
