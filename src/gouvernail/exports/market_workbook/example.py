"""A small made-up market, coherent from its framework to its findings: what a filled workbook looks like."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from gouvernail.exports.market_workbook.pages import pages_of
from gouvernail.exports.market_workbook.read_me import read_me
from gouvernail.exports.market_workbook.write import write_pages
from gouvernail.rules.workbook_format import rows

FRAMEWORK = "AC-2025-01"
OTHER_FRAMEWORK = "AC-2025-02"
BUYER = "12345678200010"
FIRST = "11111111800019"
SECOND = "22222222600011"
MEMBER = "33333333400006"
SUBCONTRACTOR = "44444444200008"


def write_example(target: Path) -> None:
    """Write the filled workbook, explanations first."""
    write_pages([read_me(), *pages_of(example_sheets())], target)


def example_sheets() -> dict[str, list[rows.AnyRow]]:
    """The rows of every sheet of the example."""
    return {
        "marches": [
            rows.FrameworkRow(
                0,
                FRAMEWORK,
                "Conception et développement de services numériques",
                BUYER,
                date(2025, 1, 6),
                48,
                200_000_000,
                "cascade",
                "exemple",
                20_000_000,
            ),
            rows.FrameworkRow(
                *(0, OTHER_FRAMEWORK, "Accessibilité et enquêtes", BUYER, date(2025, 1, 13), 48, 30_000_000),
                *("quota", "exemple"),
            ),
        ],
        "titulaires": [
            rows.ContractorRow(
                0, FRAMEWORK, FIRST, "", 1, "Coopérative de l’Estuaire", "correspondance@estuaire.example"
            ),
            rows.ContractorRow(0, FRAMEWORK, SECOND, "", 2, "Atelier du Phare", ""),
            rows.ContractorRow(
                0, OTHER_FRAMEWORK, FIRST, "1", 1, "Coopérative de l’Estuaire", "correspondance@estuaire.example", 60
            ),
            rows.ContractorRow(0, OTHER_FRAMEWORK, SECOND, "1", 2, "Atelier du Phare", "", 40),
            rows.ContractorRow(0, OTHER_FRAMEWORK, SECOND, "2", 1, "Atelier du Phare", "", 100),
        ],
        "lots": [
            rows.LotRow(0, OTHER_FRAMEWORK, "1", "Accessibilité des services en ligne"),
            rows.LotRow(0, OTHER_FRAMEWORK, "2", "Enquêtes auprès des usagers"),
        ],
        "groupements": [
            rows.ConsortiumRow(
                *(0, FRAMEWORK, SECOND, "", MEMBER, "Compagnie des Balises"),
                *("several_with_liable_lead", "Phare et Balises"),
            )
        ],
        "sous_traitants": [
            rows.SubcontractorRow(
                *(0, FRAMEWORK, FIRST, "", SUBCONTRACTOR, "Bureau des Marées"),
                *(date(2025, 1, 20), "Audits d’accessibilité", 1_500_000),
            )
        ],
        "projets": [
            rows.ProjectRow(0, "carte-des-aides", "Carte des aides", "Département de démonstration"),
            rows.ProjectRow(0, "guichet-vert", "Guichet vert", ""),
        ],
        "uo": [
            rows.WorkUnitRow(0, FRAMEWORK, "DEVOPS", "Développement et exploitation", "days", 5750, 300, "devops"),
            rows.WorkUnitRow(0, FRAMEWORK, "DESIGN", "Conception de l’expérience", "days", 2000, 100, "design"),
            rows.WorkUnitRow(0, FRAMEWORK, "HEBERGEMENT", "Hébergement et outils", "costs", None, None, "hosting"),
        ],
        "prix": [
            rows.PriceRow(0, FRAMEWORK, FIRST, "DEVOPS", date(2025, 1, 6), 4_600_000, None),
            rows.PriceRow(0, FRAMEWORK, FIRST, "DESIGN", date(2025, 1, 6), 1_500_000, None),
            rows.PriceRow(0, FRAMEWORK, FIRST, "HEBERGEMENT", date(2025, 1, 6), 100, None),
            rows.PriceRow(0, FRAMEWORK, SECOND, "DEVOPS", date(2025, 1, 6), 4_830_000, 6000),
            rows.PriceRow(0, FRAMEWORK, SECOND, "DESIGN", date(2025, 1, 6), 1_480_000, None),
        ],
        "commandes": [
            rows.OrderRow(
                0,
                "BC-2025-001",
                FRAMEWORK,
                FIRST,
                date(2025, 2, 3),
                date(2025, 2, 10),
                date(2025, 12, 31),
                "running",
                ("1400000001",),
                "",
                executing_service_code="SE-EXEMPLE-1",
                vat_rate_hundredths=2000,
            ),
            rows.OrderRow(
                0,
                "BC-2025-002",
                FRAMEWORK,
                SECOND,
                date(2025, 3, 3),
                date(2025, 3, 10),
                None,
                "running",
                ("1400000002", "1400000003"),
                "Le premier titulaire a répondu ne pas être disponible.",
            ),
            rows.OrderRow(0, "BC-2025-003", FRAMEWORK, FIRST, None, None, None, "draft", (), ""),
        ],
        "lignes": [
            rows.LineRow(0, "BC-2025-001", 1, "carte-des-aides", "DEVOPS", 150, "construction"),
            rows.LineRow(0, "BC-2025-001", 2, "carte-des-aides", "DESIGN", 100, "construction"),
            rows.LineRow(0, "BC-2025-001", 3, "carte-des-aides", "HEBERGEMENT", 240_000, "construction"),
            rows.LineRow(0, "BC-2025-002", 1, "guichet-vert", "DEVOPS", 100, "investigation"),
            rows.LineRow(0, "BC-2025-003", 1, "guichet-vert", "DESIGN", 50, ""),
        ],
        "livrables": [
            rows.DeliverableRow(0, "BC-2025-001", 1, 1, "Documentation technique", date(2025, 12, 15), "yes"),
            rows.DeliverableRow(0, "BC-2025-001", 2, 1, "Synthèse des entretiens", date(2025, 4, 4), "yes"),
            rows.DeliverableRow(0, "BC-2025-001", 2, 2, "Vidéo de restitution", None, "no"),
        ],
        "modificatifs_fin": [
            rows.PeriodChangeRow(
                *(0, "BC-2025-001", "2", date(2025, 5, 5), date(2026, 2, 27)),
                "La reprise des données prend plus de temps.",
            )
        ],
        "modificatifs": [
            rows.AmendmentRow(
                0, "BC-2025-001", "1", 1, date(2025, 5, 5), 50, "La reprise des données demande plus de travail."
            )
        ],
        "jours": list(_days()),
        "activites": [
            rows.ActivityRow(
                0, "BC-2025-001", 1, "reprise", "Reprendre les données", "Données", "doing", date(2025, 3, 3)
            ),
            rows.ActivityRow(
                0, "BC-2025-001", 1, "recherche", "Chercher une aide par commune", "", "to_do", date(2025, 2, 10)
            ),
            rows.ActivityRow(
                0, "BC-2025-001", 2, "entretiens", "Mener douze entretiens", "Usagers", "done", date(2025, 2, 28)
            ),
            rows.ActivityRow(
                0, "BC-2025-002", 1, "maquette", "Monter une première maquette", "", "doing", date(2025, 3, 17)
            ),
        ],
        "restes_a_faire": [
            rows.EstimateRow(0, "BC-2025-001", 1, date(2025, 3, 31), 9000, "cheffe de produit"),
            rows.EstimateRow(0, "BC-2025-002", 1, date(2025, 3, 31), 5450, ""),
        ],
        "constats": [
            rows.FindingRow(
                0, "BC-2025-001", 2, date(2025, 4, 4), "deliverable_accepted", None, "Synthèse des entretiens."
            ),
            rows.FindingRow(0, "BC-2025-001", 2, date(2025, 4, 11), "amount_admitted", 600_000, ""),
            rows.FindingRow(
                0, "BC-2025-002", None, date(2025, 4, 14), "poor_performance", None, "Deux jalons manqués sur trois."
            ),
        ],
    }


def _days() -> Iterator[rows.AnyRow]:
    """Four weeks of work, a newcomer welcomed, a piece of work redone."""
    for place, day in enumerate(_working_days(date(2025, 3, 3), 20)):
        share = 50 if place % 5 == 4 else 100
        activity = "reprise" if place % 2 else ""
        yield rows.DayRow(0, "BC-2025-001", 1, day, "P-01", "billable", share, activity, "accepted")
    for day in _working_days(date(2025, 2, 17), 8):
        yield rows.DayRow(0, "BC-2025-001", 2, day, "P-02", "billable", 100, "entretiens", "accepted")
    for day in _working_days(date(2025, 3, 17), 10):
        yield rows.DayRow(0, "BC-2025-002", 1, day, "P-11", "billable", 75, "maquette", "declared")
    yield rows.DayRow(0, "BC-2025-001", 1, date(2025, 3, 10), "P-03", "onboarding", 100, "", "accepted")
    yield rows.DayRow(0, "BC-2025-001", 1, date(2025, 3, 11), "P-03", "rework", 25, "", "accepted")


def _working_days(first: date, count: int) -> list[date]:
    days = (first + timedelta(days=shift) for shift in range(2 * count + 7))
    return [day for day in days if day.weekday() < 5][:count]
