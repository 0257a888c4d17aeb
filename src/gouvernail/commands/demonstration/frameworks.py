"""The two framework agreements: one that ended and is taken over as history, one that runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gouvernail.commands.demonstration.contractors import BUYER_SIRET, GALETS, TROIS_PONTS, VENT_D_EST
from gouvernail.commands.demonstration.past import Past
from gouvernail.rules.workbook_format.rows import ContractorRow, FrameworkRow, PriceRow, ProjectRow, WorkUnitRow

INTRANET = "intranet-agents"
"""A project of the administration that is not in the registry. CCTP 1.2 (1.2-other-projects)."""


@dataclass(frozen=True, slots=True)
class UnitOffer:
    """A work unit and what each contractor asks for it: euros of the first day, then from the price revision on."""

    code: str
    title: str
    measure: str
    days_hundredths: int | None
    months_hundredths: int | None
    euros: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """A framework agreement, told by distances from today."""

    stem: str
    subject: str
    notified: int
    revised: int
    ceiling_euros: int
    ranks: tuple[str, ...]
    units: tuple[UnitOffer, ...]
    own_days: tuple[tuple[str, str, int], ...] = ()

    def number(self, past: Past) -> str:
        """Its number, which tells the year of its notification."""
        return f"AC-{past.working_day(self.notified).year}-{self.stem}"

    def offer(self, code: str) -> UnitOffer:
        """The unit of that code."""
        return next(unit for unit in self.units if unit.code == code)

    def days_per_unit(self, code: str, siret: str) -> int | None:
        """Hundredths of a day that one unit is worth at a contractor; None when not measured in days."""
        own = {(unit, holder): days for unit, holder, days in self.own_days}
        return own.get((code, siret), self.offer(code).days_hundredths)

    def price_cents(self, code: str, siret: str, on: date, past: Past) -> int:
        """The price of one unit in force on a day."""
        first, revised = next(prices for holder, *prices in self.offer(code).euros if holder == siret)
        return 100 * (revised if on >= past.working_day(self.revised) else first)


_A, _B, _C = GALETS.siret, VENT_D_EST.siret, TROIS_PONTS.siret

ENDED = Agreement(
    stem="04",
    subject="Conception et construction de services numériques (accord-cadre échu)",
    notified=-1880,
    revised=-1130,
    ceiling_euros=730_000,
    ranks=(_A, _C),
    units=(
        UnitOffer("DEVOPS", "Devops", "days", 5500, 300, ((_A, 42_900, 43_450), (_C, 43_175, 43_725))),
        UnitOffer("DESIGN", "Design", "days", 1900, 100, ((_A, 14_250, 14_440), (_C, 14_060, 14_250))),
        UnitOffer("DEPLOIEMENT", "Déploiement", "days", 5500, 300, ((_A, 34_100, 34_650), (_C, 34_650, 35_200))),
    ),
)

RUNNING = Agreement(
    stem="11",
    subject="Conception, construction et déploiement de services numériques",
    notified=-425,
    revised=-60,
    ceiling_euros=1_700_000,
    ranks=(_A, _B, _C),
    units=(
        UnitOffer(
            "DEVOPS", "Devops", "days", 5750, 300, ((_A, 44_850, 45_770), (_B, 43_700, 44_620), (_C, 46_000, 46_920))
        ),
        UnitOffer(
            "DESIGN", "Design", "days", 1950, 100, ((_A, 14_820, 15_113), (_B, 15_015, 15_308), (_C, 14_430, 14_723))
        ),
        UnitOffer(
            *("DEPLOIEMENT", "Déploiement", "days", 5750, 300),
            ((_A, 36_800, 37_548), (_B, 35_200, 35_904), (_C, 37_375, 38_123)),
        ),
        UnitOffer("HEBERGEMENT", "Hébergement", "costs", None, 100, ((_A, 1, 1), (_B, 1, 1), (_C, 1, 1))),
        UnitOffer(
            *("REVERSIBILITE", "Réversibilité", "fixed", None, 200),
            ((_A, 24_000, 24_500), (_B, 22_500, 23_000), (_C, 26_000, 26_500)),
        ),
    ),
    own_days=(("DEPLOIEMENT", _B, 5500),),
)


def framework_row(agreement: Agreement, past: Past) -> FrameworkRow:
    """Sheet `marches`."""
    return FrameworkRow(
        row=0,
        number=agreement.number(past),
        subject=agreement.subject,
        buyer_siret=BUYER_SIRET,
        notified_on=past.working_day(agreement.notified),
        duration_months=48,
        ceiling_cents=100 * agreement.ceiling_euros,
        attribution_rule="cascade",
        source="Données inventées pour la démonstration",
    )


def contractor_rows(agreement: Agreement, past: Past) -> list[ContractorRow]:
    """Sheet `titulaires`."""
    known = {each.siret: each for each in (GALETS, VENT_D_EST, TROIS_PONTS)}
    return [
        ContractorRow(0, agreement.number(past), siret, "", rank, known[siret].name, known[siret].email)
        for rank, siret in enumerate(agreement.ranks, start=1)
    ]


def work_unit_rows(agreement: Agreement, past: Past) -> list[WorkUnitRow]:
    """Sheet `uo`."""
    number = agreement.number(past)
    return [
        WorkUnitRow(0, number, unit.code, unit.title, unit.measure, unit.days_hundredths, unit.months_hundredths)
        for unit in agreement.units
    ]


def price_rows(agreement: Agreement, past: Past) -> list[PriceRow]:
    """Sheet `prix`: a first price and a revised one, but for costs, which are passed through."""
    rows = []
    own = {(unit, holder): days for unit, holder, days in agreement.own_days}
    for unit in agreement.units:
        for siret, first, revised in unit.euros:
            starts = {agreement.notified: first} | ({agreement.revised: revised} if revised != first else {})
            for since, euros in starts.items():
                days = own.get((unit.code, siret))
                key = (agreement.number(past), siret, unit.code, past.working_day(since))
                rows.append(PriceRow(0, *key, 100 * euros, days))
    return rows


def project_rows() -> list[ProjectRow]:
    """Sheet `projets`."""
    return [ProjectRow(0, INTRANET, "Intranet des agents", "Direction des services numériques de proximité")]
