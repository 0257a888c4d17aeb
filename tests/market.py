"""Workbooks for tests: a small market that holds together, to which a test adds or changes what matters to it.

The framework MN-1 runs from 1 January 2025 for two years with a ceiling of 100,000 euros; Alpha is its first
contractor, Beta the second. A unit of DEVOPS is 10 days for 5,000 euros. Order BC-1 goes to Alpha, notified on
3 February 2025: line 1 orders 2 units, so 20 days and 10,000 euros.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from gouvernail.actions.import_market import Report, import_market
from gouvernail.actions.import_market.report import told
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.records.models import Contractor
from gouvernail.rules.workbook_format import rows
from gouvernail.rules.workbook_format.rows import AnyRow

ALPHA = "00001111400014"
BETA = "00002222800019"
GAMMA = "00003333200016"
DELTA = "00004444600011"
BUYER = "00005555800019"
TODAY = date(2025, 6, 30)
NOTIFIED = date(2025, 2, 3)
STARTS = date(2025, 2, 10)
ENDS = date(2025, 12, 31)

_DEFAULTS: dict[str, tuple[type[Any], dict[str, Any]]] = {
    "marches": (
        rows.FrameworkRow,
        {
            "number": "MN-1",
            "subject": "Produits numériques",
            "buyer_siret": BUYER,
            "notified_on": date(2025, 1, 1),
            "duration_months": 24,
            "ceiling_cents": 10_000_000,
            "attribution_rule": "cascade",
            "source": "",
        },
    ),
    "titulaires": (
        rows.ContractorRow,
        {"framework_number": "MN-1", "siret": ALPHA, "lot": "", "rank": 1, "name": "Alpha", "correspondent_email": ""},
    ),
    "lots": (rows.LotRow, {"framework_number": "MN-1", "number": "1", "title": "Lot 1"}),
    "groupements": (
        rows.ConsortiumRow,
        {
            "framework_number": "MN-1",
            "contractor_siret": BETA,
            "lot": "",
            "member_siret": GAMMA,
            "member_name": "Gamma",
            "liability": "several",
            "name": "Bêta et Gamma",
        },
    ),
    "sous_traitants": (
        rows.SubcontractorRow,
        {
            "framework_number": "MN-1",
            "contractor_siret": ALPHA,
            "lot": "",
            "siret": DELTA,
            "name": "Delta",
            "declared_on": date(2025, 1, 15),
            "work": "tests",
            "most_cents": 100_000,
        },
    ),
    "livrables": (
        rows.DeliverableRow,
        {
            "order_number": "BC-1",
            "line_number": 1,
            "number": 1,
            "title": "Documentation",
            "due_on": date(2025, 12, 1),
            "is_mandatory": None,
        },
    ),
    "modificatifs_fin": (
        rows.PeriodChangeRow,
        {
            "order_number": "BC-1",
            "amendment_number": "F1",
            "notified_on": date(2025, 4, 1),
            "ends_on": date(2026, 3, 31),
            "reason": "prolongé",
        },
    ),
    "projets": (rows.ProjectRow, {"external_id": "mes-aides", "name": "Mes aides", "administration": ""}),
    "uo": (
        rows.WorkUnitRow,
        {
            "framework_number": "MN-1",
            "code": "DEVOPS",
            "title": "Devops",
            "measure": "days",
            "days_per_unit_hundredths": 1000,
            "duration_months_hundredths": None,
        },
    ),
    "prix": (
        rows.PriceRow,
        {
            "framework_number": "MN-1",
            "contractor_siret": ALPHA,
            "work_unit_code": "DEVOPS",
            "from_on": date(2025, 1, 1),
            "unit_price_cents": 500_000,
            "days_per_unit_hundredths": None,
        },
    ),
    "commandes": (
        rows.OrderRow,
        {
            "number": "BC-1",
            "framework_number": "MN-1",
            "contractor_siret": ALPHA,
            "notified_on": NOTIFIED,
            "starts_on": STARTS,
            "ends_on": ENDS,
            "state": "running",
            "legal_commitment_numbers": (),
            "attribution_reason": "",
        },
    ),
    "lignes": (
        rows.LineRow,
        {
            "order_number": "BC-1",
            "line_number": 1,
            "product_id": "mes-aides",
            "work_unit_code": "DEVOPS",
            "quantity_hundredths": 200,
            "phase": "",
        },
    ),
    "modificatifs": (
        rows.AmendmentRow,
        {
            "order_number": "BC-1",
            "amendment_number": "M1",
            "line_number": 1,
            "notified_on": date(2025, 4, 1),
            "quantity_hundredths": 50,
            "reason": "besoin revu",
        },
    ),
    "jours": (
        rows.DayRow,
        {
            "order_number": "BC-1",
            "line_number": 1,
            "work_on": date(2025, 3, 3),
            "worker": "p1",
            "nature": "billable",
            "hundredths": 100,
            "activity_key": "",
            "state": None,
        },
    ),
    "activites": (
        rows.ActivityRow,
        {
            "order_number": "BC-1",
            "line_number": 1,
            "key": "A1",
            "title": "Démarches en ligne",
            "category": "",
            "state": "doing",
            "state_on": date(2025, 3, 1),
        },
    ),
    "restes_a_faire": (
        rows.EstimateRow,
        {
            "order_number": "BC-1",
            "line_number": 1,
            "estimated_on": date(2025, 5, 31),
            "hundredths": 1200,
            "author": "",
        },
    ),
    "constats": (
        rows.FindingRow,
        {
            "order_number": "BC-1",
            "line_number": 1,
            "found_on": date(2025, 5, 31),
            "nature": "amount_admitted",
            "amount_cents": 250_000,
            "comment": "",
        },
    ),
}

Told = dict[str, Any]


def book(**sheets: list[Told]) -> Workbook:
    """A workbook of these sheets; each row says only what differs from the usual one, and stands from row 2 on."""
    made: dict[str, list[AnyRow]] = {}
    for name, told_rows in sheets.items():
        row_type, usual = _DEFAULTS[name]
        made[name] = [row_type(row=number, **{**usual, **one}) for number, one in enumerate(told_rows, start=2)]
    filled: dict[str, Any] = made
    return Workbook(sheets=tuple(made), **filled)


def base(**sheets: list[Told]) -> Workbook:
    """The small market, with sheets added to it or taken instead of its own."""
    usual: dict[str, list[Told]] = {
        "marches": [{}],
        "titulaires": [{}, {"siret": BETA, "rank": 2, "name": "Beta"}],
        "projets": [{}, {"external_id": "rdv", "name": "Rendez-vous"}],
        "uo": [
            {},
            {"code": "FRAIS", "title": "Hébergement", "measure": "costs", "days_per_unit_hundredths": None},
            {"code": "FORFAIT", "title": "Atelier", "measure": "fixed", "days_per_unit_hundredths": None},
        ],
        "prix": [
            {},
            {"contractor_siret": BETA, "unit_price_cents": 450_000, "days_per_unit_hundredths": 1200},
            {"work_unit_code": "FRAIS", "unit_price_cents": 100},
            {"work_unit_code": "FORFAIT", "unit_price_cents": 250_000},
        ],
        "commandes": [{}],
        "lignes": [{}],
    }
    return book(**{**usual, **sheets})


def hand_over(workbook: Workbook, on: date = TODAY, **wishes: Any) -> Report:
    """Import a workbook as the steering office does."""
    return import_market(workbook, "essai", on, **wishes)


def accepted(workbook: Workbook, on: date = TODAY, **wishes: Any) -> Report:
    """Import a workbook that must be accepted."""
    report = hand_over(workbook, on, **wishes)
    assert [told(trouble)["message"] for trouble in report.errors] == []
    return report


def alpha() -> Contractor:
    """The first contractor, known once a market was imported."""
    return Contractor.objects.get(siret=ALPHA)


def beta() -> Contractor:
    """The second contractor."""
    return Contractor.objects.get(siret=BETA)


def codes(report: Report) -> list[str]:
    """The codes of the errors, in order."""
    return [trouble.code for trouble in report.errors]


def warned(report: Report) -> list[str]:
    """The codes of the warnings, in order."""
    return [trouble.code for trouble in report.warnings]


def only_error(report: Report) -> dict[str, Any]:
    """The one error of a refused workbook, with its sentence."""
    assert len(report.errors) == 1, [told(trouble) for trouble in report.errors]
    assert not report.done
    return told(report.errors[0])
