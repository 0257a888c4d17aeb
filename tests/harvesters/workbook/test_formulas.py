"""Formulas give their stored value, never another one; errors of a spreadsheet are errors."""

from pathlib import Path

from tests.harvesters.workbook.files import codes, ods, ods_heading, ods_row, ods_text, understood, xlsx, xlsx_row

HEADING = xlsx_row(1, "id", "nom", "administration")
IN_ERROR = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
    'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
)
COMPUTED = (
    '<table:table-cell table:formula="of:=UPPER(&quot;x&quot;)" office:value-type="string"><text:p>Guichet</text:p>'
    "</table:table-cell>"
)


def excel(path: Path, cells: str) -> Path:
    return xlsx(path / "m.xlsx", "projets", f'{HEADING}<row r="2">{cells}</row>')


def test_stored_value_in_excel(tmp_path: Path) -> None:
    cells = '<c r="A2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="B2" t="str"><f>NOW()</f><v>Guichet</v></c>'
    workbook = understood(excel(tmp_path, cells))
    assert [row[1:3] for row in workbook.projets] == [("ab", "Guichet")]


def test_error_in_excel(tmp_path: Path) -> None:
    cells = '<c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2" t="e"><f>A9</f><v>#REF!</v></c><c r="C2"/>'
    workbook = understood(excel(tmp_path, cells))
    assert [(error.code, error.row, error.column, error.value) for error in workbook.errors] == [
        ("cell_error", 2, "nom", "#REF!")
    ]


def test_formula_never_computed_in_excel(tmp_path: Path) -> None:
    cells = '<c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2"><f>1+1</f><v></v></c>'
    assert codes(understood(excel(tmp_path, cells))) == ["formula_not_computed"]


def test_stored_value_in_opendocument(tmp_path: Path) -> None:
    row = ods_row(ods_text("a"), COMPUTED)
    workbook = understood(ods(tmp_path / "m.ods", {"projets": ods_heading("projets") + row}))
    assert [row[1:3] for row in workbook.projets] == [("a", "Guichet")]


def test_error_in_opendocument(tmp_path: Path) -> None:
    rows = ods_row(ods_text("a"), ods_text("A")) * 1 + ods_row(ods_text("b"), ods_text("B"))
    faulty = ods_row(ods_text("c"), IN_ERROR)
    workbook = understood(
        ods(tmp_path / "m.ods", {"lisez-moi": rows, "projets": ods_heading("projets") + rows + faulty})
    )
    assert [(error.code, error.row, error.column, error.value) for error in workbook.errors] == [
        ("cell_error", 4, "nom", "#DIV/0!")
    ]
    assert [row.external_id for row in workbook.projets] == ["a", "b"]


def test_formula_never_computed_in_opendocument(tmp_path: Path) -> None:
    row = ods_row(ods_text("a"), '<table:table-cell table:formula="of:=1+1"/>', ods_text("c"))
    workbook = understood(ods(tmp_path / "m.ods", {"projets": ods_heading("projets") + row}))
    assert [(error.code, error.value) for error in workbook.errors] == [("formula_not_computed", "of:=1+1")]


def test_an_error_in_a_column_that_is_not_read_does_no_harm(tmp_path: Path) -> None:
    heading = ods_row(ods_text("id"), ods_text("nom"), ods_text("calcul"))
    workbook = understood(
        ods(tmp_path / "m.ods", {"projets": heading + ods_row(ods_text("a"), ods_text("A"), IN_ERROR)})
    )
    assert workbook.errors == ()
