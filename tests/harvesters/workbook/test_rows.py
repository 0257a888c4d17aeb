"""Rows of each sheet: what goes together, what repeats, where a trouble is."""

from datetime import date
from pathlib import Path

import pytest

from gouvernail.harvesters.workbook.conversions import Conversion
from gouvernail.harvesters.workbook.parse import parse
from gouvernail.harvesters.workbook.raw import RawSheet, RawWorkbook
from gouvernail.rules.workbook_format.rows import DayRow, FindingRow, OrderRow, WorkUnitRow
from gouvernail.rules.workbook_format.sheets import DAYS
from tests.harvesters.workbook.files import codes, from_csv, sheet_csv, understood, warned

SIRET = "12345678200010"
DAY = ("BC-1", "1", "03/03/2025", "P1", "facturable", "0,5", "", "")


def test_a_day(tmp_path: Path) -> None:
    workbook = from_csv(tmp_path, "jours", DAY)
    assert workbook.jours == [DayRow(2, "BC-1", 1, date(2025, 3, 3), "P1", "billable", 50, "", None)]


def test_a_trouble_says_where_and_what(tmp_path: Path) -> None:
    wrong = ("BC-1", "1", "30/02/2025", "P1", "congés", "0,3", "", "")
    workbook = from_csv(tmp_path, "jours", DAY, wrong)
    assert [(error.sheet, error.row, error.column, error.value, error.code) for error in workbook.errors] == [
        ("jours", 3, "date", "30/02/2025", "date_does_not_exist"),
        ("jours", 3, "nature", "congés", "word_unknown"),
        ("jours", 3, "jours", "0,3", "day_not_by_quarters"),
    ]
    assert len(workbook.jours) == 1


def test_the_same_key_with_different_values(tmp_path: Path) -> None:
    other = (*DAY[:5], "1", "", "")
    workbook = from_csv(tmp_path, "jours", DAY, other)
    (error,) = workbook.errors
    assert (error.code, error.row, error.column, error.values["first"]) == ("key_twice", 3, "jours", 2)


def test_the_same_row_twice_counts_once(tmp_path: Path) -> None:
    workbook = from_csv(tmp_path, "jours", DAY, ("BC-1", "1", "2025-03-03", " P1", "Facturable", "0.50", "", ""))
    assert workbook.errors == ()
    assert warned(workbook) == ["row_twice"]
    assert len(workbook.jours) == 1


def test_a_unit_measured_in_days_needs_its_days(tmp_path: Path) -> None:
    workbook = from_csv(tmp_path, "uo", ("AC", "DEV", "Dev", "jours", "", ""))
    assert codes(workbook) == ["days_per_unit_needed"]
    assert workbook.uo == []


def test_days_of_a_unit_in_costs_are_not_used(tmp_path: Path) -> None:
    workbook = from_csv(tmp_path, "uo", ("AC", "HEB", "Hébergement", "frais", "3", "1,5"))
    assert warned(workbook) == ["days_per_unit_unused"]
    assert workbook.uo == [WorkUnitRow(2, "AC", "HEB", "Hébergement", "costs", 300, 150)]


def order(state: str, notified: str = "", start: str = "", end: str = "") -> tuple[str, ...]:
    return ("BC-1", "AC", SIRET, notified, start, end, state, "1400000001,1400000002", "")


def test_an_order(tmp_path: Path) -> None:
    workbook = from_csv(tmp_path, "commandes", order("en cours", "2025-02-03", "2025-02-10", "2025-12-31"))
    assert workbook.commandes == [
        OrderRow(
            2,
            "BC-1",
            "AC",
            SIRET,
            date(2025, 2, 3),
            date(2025, 2, 10),
            date(2025, 12, 31),
            "running",
            ("1400000001", "1400000002"),
            "",
        )
    ]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (order("annulée", "2025-02-03"), "cancelled_notified"),
        (order("brouillon", "2025-02-03"), "draft_notified"),
        (order("notifiée"), "notification_needed"),
        (order("résiliée"), "notification_needed"),
        (order("brouillon", "", "2025-03-01", "2025-02-01"), "end_before_start"),
    ],
)
def test_orders_that_do_not_hold_together(tmp_path: Path, cells: tuple[str, ...], code: str) -> None:
    workbook = from_csv(tmp_path, "commandes", cells)
    assert codes(workbook) == [code]
    assert workbook.commandes == []


def test_findings(tmp_path: Path) -> None:
    workbook = from_csv(
        tmp_path,
        "constats",
        ("BC-1", "", "2025-04-01", "mauvaise exécution", "", "Jalon manqué"),
        ("BC-1", "1", "2025-04-01", "montant_admis", "1 500,00", ""),
    )
    assert workbook.errors == ()
    assert workbook.constats == [
        FindingRow(2, "BC-1", None, date(2025, 4, 1), "poor_performance", None, "Jalon manqué"),
        FindingRow(3, "BC-1", 1, date(2025, 4, 1), "amount_admitted", 150_000, ""),
    ]


def test_an_admitted_amount_needs_its_line_and_amount(tmp_path: Path) -> None:
    workbook = from_csv(tmp_path, "constats", ("BC-1", "", "2025-04-01", "montant_admis", "", ""))
    assert codes(workbook) == ["line_needed", "amount_needed"]


def test_zeros_put_back_are_a_warning(tmp_path: Path) -> None:
    workbook = from_csv(tmp_path, "titulaires", ("AC", "123456600014", "", "1", "Coopérative", ""))
    assert [row.siret for row in workbook.titulaires] == ["00123456600014"]
    assert [(warning.code, warning.row, warning.value) for warning in workbook.warnings] == [
        ("siret_zeros", 2, "123456600014")
    ]


def test_the_apostrophe_before_a_formula_is_taken_off(tmp_path: Path) -> None:
    workbook = from_csv(tmp_path, "projets", ("a", "'=1+1", "''@x"), ("b", "'quoted", "=2"))
    assert [row[2:] for row in workbook.projets] == [("=1+1", "'@x"), ("'quoted", "=2")]


def test_a_boolean_is_no_number() -> None:
    heading: list[object] = [column.name for column in DAYS.columns]
    day: list[object] = ["BC-1", 1.0, date(2025, 3, 3), "P1", "facturable", 1.0, "", ""]
    rows = [heading, day, [*day[:3], "P2", "facturable", True, "", ""]]
    workbook = parse(RawWorkbook([RawSheet(DAYS, 1, rows)]))
    assert [(error.row, error.value, error.code) for error in workbook.errors] == [(3, "VRAI", "figure_unreadable")]


def test_a_nan_is_refused_wherever_it_stands() -> None:
    heading: list[object] = [column.name for column in DAYS.columns]
    day: list[object] = ["BC-1", 1.0, date(2025, 3, 3), "P1", "facturable", float("nan"), "", ""]
    rows = [heading, day, [*day[:3], "P2", "facturable", float("nan"), "", ""]]
    workbook = parse(RawWorkbook([RawSheet(DAYS, 1, rows)]))
    assert [error.row for error in workbook.errors] == [2, 3]
    assert workbook.jours == []


def test_each_different_cell_is_understood_once() -> None:
    conversion = Conversion(DAYS.columns[5])
    assert conversion.values_of(["0,5"] * 1000 + [0.5] * 1000) == [50] * 2000
    assert len(conversion) == 2


def test_several_sheets_in_one_folder(tmp_path: Path) -> None:
    (tmp_path / "projets.csv").write_text(sheet_csv("projets", ("a", "A", "")), encoding="utf-8")
    (tmp_path / "jours.csv").write_text(sheet_csv("jours", DAY), encoding="utf-8")
    workbook = understood(tmp_path)
    assert workbook.sheets == ("jours", "projets")
    assert (len(workbook.projets), len(workbook.jours)) == (1, 1)
