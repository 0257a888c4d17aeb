"""Sizes hidden from patterns, where a reader that unfolds every cell would still find them and die of it."""

from __future__ import annotations

import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from gouvernail.harvesters.workbook.limits import MEGABYTE, Limits
from tests.harvesters.workbook.files import (
    codes,
    csv_zip,
    ods,
    ods_heading,
    ods_row,
    ods_text,
    understood,
    xlsx,
    xlsx_row,
)

HEADING = xlsx_row(1, "id", "nom")
PROJECTS = "id;nom;administration\n"

FAR = {
    "small letters": '<row r="400000"><c r="xfd400000"><v>1</v></c></row>',
    "small letters beyond the rows": '<row r="1048576"><c r="a1048576"><v>1</v></c></row>',
    "a tab and simple quotes": "<row r='400000'><c\tr='XFD400000'><v>1</v></c></row>",
    "a mark inside an attribute": '<row r="400000"><c x=">" r="XFD400000"><v>1</v></c></row>',
    "a prefix": '<row r="2"/><x:c xmlns:x="urn:x"\tr="XFD400000"><v>1</v></x:c>',
    "a comment": '<row r="2"><!-- <c r="A2"> --><c\nr="XFD400000"><v>1</v></c></row>',
}


def refused(path: Path, *expected: str) -> None:
    """The file is refused before a reader unfolds it."""
    assert codes(understood(path))[0] in expected


@pytest.mark.parametrize("far", FAR.values(), ids=FAR)
def test_a_far_cell_of_excel_however_it_is_written(tmp_path: Path, far: str) -> None:
    refused(xlsx(tmp_path / "m.xlsx", "projets", HEADING + far), "too_large", "too_many_rows")


def test_a_place_that_is_none_is_no_place(tmp_path: Path) -> None:
    cell = '<row r="2"><c\tr="A-1"><v>1</v></c></row>'
    refused(xlsx(tmp_path / "m.xlsx", "projets", HEADING + cell), "corrupt")


@pytest.mark.parametrize("shared", ["t='s'", 't = "s"', 't="&#115;"'])
def test_a_long_text_shared_however_it_is_written(tmp_path: Path, shared: str) -> None:
    cells = "".join(f'<row r="{row}"><c r="A{row}" {shared}><v>0</v></c></row>' for row in range(2, 2_000))
    text = f"<si><t>{'x' * 100_000}</t></si>"
    path = xlsx(tmp_path / "m.xlsx", "projets", HEADING + cells, text)
    assert codes(understood(path, Limits(expanded_bytes=10_000_000))) == ["expands_too_much"]


REPEATED = {
    "simple quotes": "table:number-columns-repeated='300000'",
    "spaces": 'table:number-columns-repeated = "300000"',
    "an entity": 'table:number-columns-repeated="&#51;00000"',
    "a mark before": 'office:string-value=">" table:number-columns-repeated="300000"',
}


@pytest.mark.parametrize("repeated", REPEATED.values(), ids=REPEATED)
def test_a_cell_repeated_however_it_is_written(tmp_path: Path, repeated: str) -> None:
    row = ods_row(ods_text("x", repeated), attributes='table:number-rows-repeated="3000"')
    refused(ods(tmp_path / "m.ods", {"projets": ods_heading("projets") + row}), "too_large")


@pytest.mark.parametrize("times", ["+300000", "-1", "3e5", "99999999999999999999"])
def test_a_repetition_that_is_no_number(tmp_path: Path, times: str) -> None:
    row = ods_row(ods_text("x", f'table:number-columns-repeated="{times}"'))
    refused(ods(tmp_path / "m.ods", {"projets": ods_heading("projets") + row}), "corrupt", "too_large")


@pytest.mark.parametrize("times", ["number-rows-repeated='900000'", 'number-rows-repeated = "900000"'])
def test_a_row_repeated_however_it_is_written(tmp_path: Path, times: str) -> None:
    row = ods_row(ods_text("x"), attributes=f"table:{times}")
    refused(ods(tmp_path / "m.ods", {"projets": ods_heading("projets") + row}), "too_many_rows")


@pytest.mark.parametrize(
    "cell",
    [
        ods_text("x" * 100_000, 'table:number-columns-repeated="1000"'),
        f'<table:table-cell office:string-value="{"x" * 100_000}" table:number-columns-repeated="1000"/>',
    ],
    ids=["text", "attribute"],
)
def test_a_long_text_repeated_in_a_row(tmp_path: Path, cell: str) -> None:
    row = ods_row(cell)
    path = ods(tmp_path / "m.ods", {"projets": ods_heading("projets") + row})
    assert codes(understood(path, Limits(expanded_bytes=10 * MEGABYTE))) == ["expands_too_much"]


def test_what_is_written_otherwise_but_small_is_read(tmp_path: Path) -> None:
    row = ods_row(ods_text("guichet"), ods_text("Guichet"), "<table:table-cell table:number-columns-repeated='16382'/>")
    end = "<table:table-row table:number-rows-repeated='1048574'><table:table-cell/></table:table-row>"
    by_hand = ods(tmp_path / "m.ods", {"projets": ods_heading("projets") + row + end})
    cells = "<row r='2'><c r='A2' t='inlineStr'><is><t>guichet</t></is></c><c t='str' r='b2'><v>Guichet</v></c></row>"
    for path in (by_hand, xlsx(tmp_path / "m.xlsx", "projets", HEADING + cells)):
        workbook = understood(path)
        assert [(project.external_id, project.name) for project in workbook.projets] == [("guichet", "Guichet")]


@pytest.mark.parametrize("head", [" " * 70, "\n" * 5000])
def test_a_document_type_behind_spaces_is_found(tmp_path: Path, head: str) -> None:
    path = ods(tmp_path / "m.ods", {"projets": ods_heading("projets")})
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    declared = f'{head}<!DOCTYPE x [<!ENTITY a "b">]>'.encode()
    members["content.xml"] = declared + members["content.xml"].partition(b"?>")[2]
    refused(csv_zip(tmp_path / "n.ods", members), "xml_declarations")


ENDLESS = {
    "empty lines": PROJECTS + "\n" * 60_000_000,
    "empty lines before": "\n" * 60_000_000 + PROJECTS,
    "one row of separators": PROJECTS + ";" * 60_000_000,
    "a wide heading over many rows": ";" * 1_000_000 + "\n" + "x\n" * 400_000,
    "one word": PROJECTS + "x" * 60_000_000,
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_an_endless_csv_is_refused_within_bounds(tmp_path: Path, text: str) -> None:
    """A few kilobytes of zip that would fill any memory once held as rows: read in a process with little of it."""
    path = csv_zip(tmp_path / "m.zip", {"projets.csv": text})
    assert path.stat().st_size < MEGABYTE
    reading = "import sys; from pathlib import Path; from gouvernail.harvesters.workbook.read import read;"
    told = f"{reading} print([one.code for one in read(Path(sys.argv[1])).troubles])"
    bound = (700 * MEGABYTE, 700 * MEGABYTE)
    done = subprocess.run(
        [sys.executable, "-c", told, str(path)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, bound),
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in {"['too_many_rows']", "['too_large']", "['csv_corrupt']"}
