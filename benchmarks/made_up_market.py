"""A made-up market of any size, from a seed, as plain cells of the workbook; shares no code with the product.

Every rule of the contract is respected, so that the whole of it is accepted: orders inside their framework, one day
per person and date, billable days within the days ordered.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import xlsxwriter

Cell = str | int | Decimal | date | None
SIRETS = ("00001111400014", "00002222800019", "00003333200016", "00004444600011")
BUYER = "00005555800019"
FRAMEWORKS = (("MN-2019-01", date(2019, 1, 15), 96), ("MN-2022-07", date(2022, 7, 1), 60))
UNITS = (
    ("DEVOPS", "jours", Decimal("57.5"), Decimal(42000)),
    ("DESIGN", "jours", Decimal(20), Decimal("13333.33")),
    ("DEPLOIEMENT", "jours", Decimal("60.25"), Decimal(39500)),
    ("HEBERGEMENT", "frais", None, Decimal(1)),
    ("ATELIER", "forfait", None, Decimal("2500.5")),
)
HEADINGS: dict[str, tuple[str, ...]] = {
    "marches": (
        *("numero", "objet", "acheteur_siret", "date_notification", "duree_mois", "plafond_ht"),
        *("regle_attribution", "source"),
    ),
    "titulaires": ("marche", "siret", "rang", "nom", "correspondant_courriel"),
    "projets": ("id", "nom", "administration"),
    "uo": ("marche", "code", "intitule", "mesure", "jours_par_uo", "duree_mois"),
    "prix": ("marche", "titulaire_siret", "uo", "a_compter_du", "prix_ht", "jours_par_uo"),
    "commandes": (
        *("numero", "marche", "titulaire_siret", "date_notification", "debut", "fin", "etat"),
        *("engagement_juridique", "motif_attribution"),
    ),
    "lignes": ("commande", "ligne", "produit", "uo", "quantite", "phase"),
    "modificatifs": ("commande", "numero", "ligne", "date_notification", "quantite", "motif"),
    "jours": ("commande", "ligne", "date", "intervenant", "nature", "jours", "activite", "etat"),
    "activites": ("commande", "ligne", "cle", "intitule", "categorie", "etat", "date"),
    "restes_a_faire": ("commande", "ligne", "date", "jours", "auteur"),
    "constats": ("commande", "ligne", "date", "nature", "montant_ht", "commentaire"),
}
CENT = Decimal("0.01")


@dataclass
class MadeUpMarket:
    """The rows of each sheet, in the order of the headings."""

    seed: int
    until_on: date
    rows: dict[str, list[tuple[Cell, ...]]] = field(default_factory=lambda: {name: [] for name in HEADINGS})
    taken: set[tuple[str, str, date]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)


@dataclass
class MadeUpLine:
    """A line measured in days, and what may still be billed on it."""

    order: str
    number: int
    siret: str
    notified_on: date
    last_on: date
    left: Decimal


def make(orders: int, days: int, *, seed: int = 20260630, until_on: date = date(2026, 6, 30)) -> MadeUpMarket:
    """Make a market of so many orders and so many rows of days, nothing of it after ``until_on``."""
    market = MadeUpMarket(seed, until_on)
    products = max(3, orders // 10)
    _catalogue(market, products)
    lines: list[MadeUpLine] = []
    for number in range(orders):
        lines += _order(market, number, products)
    _days(market, lines, days, max(4, days // 900))
    return market


def _catalogue(market: MadeUpMarket, products: int) -> None:
    rows = market.rows
    for number, notified_on, months in FRAMEWORKS:
        rows["marches"].append((number, "Produits numériques", BUYER, notified_on, months, None, "cascade", ""))
        for rank, siret in enumerate(SIRETS, start=1):
            rows["titulaires"].append((number, siret, rank, f"Atelier {rank}", ""))
        for code, measure, per_unit, price in UNITS:
            rows["uo"].append((number, code, f"Unité {code.lower()}", measure, per_unit, None))
            for rank, siret in enumerate(SIRETS):
                asked = price if measure == "frais" else price + rank * Decimal("111.11")
                own = per_unit + rank if per_unit and rank == 3 else None
                rows["prix"].append((number, siret, code, notified_on, asked, own))
                if measure != "frais":
                    later = notified_on + timedelta(days=700)
                    rows["prix"].append((number, siret, code, later, (asked * Decimal("1.03")).quantize(CENT), own))
    for place in range(products):
        rows["projets"].append((f"produit-{place}", f"Produit {place}", f"Administration {place % 17}"))


def _order(market: MadeUpMarket, number: int, products: int) -> list[MadeUpLine]:
    chance, rows = market.chance, market.rows
    framework, from_on, _ = FRAMEWORKS[number % len(FRAMEWORKS)]
    siret = chance.choice(SIRETS)
    name = f"BC-{number:05d}"
    span = (market.until_on - from_on).days - 40
    notified_on = from_on + timedelta(days=chance.randrange(span))
    starts_on = notified_on + timedelta(days=chance.randrange(15))
    ends_on = starts_on + timedelta(days=90 + chance.randrange(200))
    state = chance.choice(("notifiee", "en_cours", "en_cours", "en_cours", "livree", "close", "resiliee"))
    if number % 50 == 49:
        rows["commandes"].append((name, framework, siret, None, starts_on, ends_on, "brouillon", "", ""))
        rows["lignes"].append((name, 1, f"produit-{number % products}", "DEVOPS", Decimal(1), ""))
        return []
    commitments = f"EJ{number:06d}, EJ{number + 1:06d}" if number % 7 == 0 else f"EJ{number:06d}"
    rows["commandes"].append(
        (name, framework, siret, notified_on, starts_on, ends_on, state, commitments, "continuité")
    )
    last_on = min(ends_on + timedelta(days=20), market.until_on)
    return [
        line
        for place in (1, 2)
        if (line := _line(market, name, place, f"produit-{chance.randrange(products)}", siret, notified_on, last_on))
    ]


def _line(
    market: MadeUpMarket, order: str, number: int, product: str, siret: str, notified_on: date, last_on: date
) -> MadeUpLine | None:
    chance, rows = market.chance, market.rows
    code, measure, per_unit, _ = chance.choice(UNITS[:3]) if number == 1 else chance.choice(UNITS)
    quantity = Decimal(chance.randrange(60, 300)) / 100
    if measure == "frais":
        quantity = Decimal(chance.randrange(100_000, 900_000)) / 100
    rows["lignes"].append((order, number, product, code, quantity, chance.choice(("", "construction"))))
    amended_on = notified_on + timedelta(days=30)
    if chance.random() < 0.1 and amended_on <= market.until_on:
        change = Decimal(chance.choice((-10, 15, 33))) / 100
        rows["modificatifs"].append((order, "M1", number, amended_on, change, "besoin revu"))
        quantity += min(change, Decimal(0))
    _around(market, order, number, notified_on, last_on)
    if per_unit is None:
        return None
    own = per_unit + 3 if siret == SIRETS[3] else per_unit
    left = (quantity * own).quantize(CENT, ROUND_HALF_UP)
    return MadeUpLine(order, number, siret, notified_on, last_on, left)


def _around(market: MadeUpMarket, order: str, number: int, notified_on: date, last_on: date) -> None:
    """Activities, estimates and findings of a line."""
    chance, rows = market.chance, market.rows
    span = max(1, (last_on - notified_on).days)
    for key in range(chance.randrange(3)):
        on = notified_on + timedelta(days=chance.randrange(span))
        state = chance.choice(("a_faire", "en_cours", "faite"))
        rows["activites"].append((order, number, f"A{key}", f"Activité {key}", "", state, on))
    estimated = {notified_on + timedelta(days=chance.randrange(span)) for _ in range(chance.randrange(3))}
    for on in sorted(estimated):
        rows["restes_a_faire"].append((order, number, on, Decimal(chance.randrange(0, 40)) / 2, "équipe"))
    if chance.random() < 0.3:
        on = notified_on + timedelta(days=chance.randrange(span))
        rows["constats"].append((order, number, on, "montant_admis", Decimal(chance.randrange(1, 90_000)) / 100, ""))


def _days(market: MadeUpMarket, lines: list[MadeUpLine], days: int, people: int) -> None:
    chance, rows = market.chance, market.rows["jours"]
    while len(rows) < days and lines:
        line = lines[len(rows) * 7919 % len(lines)]
        who = f"{line.siret[4:8]}-{chance.randrange(people)}"
        on = line.notified_on + timedelta(days=chance.randrange((line.last_on - line.notified_on).days + 1))
        if (line.siret, who, on) in market.taken:
            lines[:] = lines if chance.random() < 0.999 else lines[1:]
            continue
        market.taken.add((line.siret, who, on))
        share = chance.choice((Decimal(1), Decimal(1), Decimal("0.5"), Decimal("0.25")))
        nature = chance.choice(("facturable",) * 9 + ("accueil", "reprise"))
        if nature == "facturable" and share > line.left:
            nature = "reprise"
        if nature == "facturable":
            line.left -= share
        state = chance.choice(("valide", "valide", "", "declare"))
        rows.append((line.order, line.number, on, who, nature, share, "", state))


def write_xlsx(market: MadeUpMarket, target: Path) -> None:
    """Write the market as a spreadsheet, with dates and figures in cells of their kind."""
    with xlsxwriter.Workbook(str(target), {"constant_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, headings in HEADINGS.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, headings)
            for number, row in enumerate(market.rows[name], start=1):
                for place, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, place, cell, day)
                    elif isinstance(cell, (int, Decimal)):
                        sheet.write_number(number, place, cell)
                    elif cell:
                        sheet.write_string(number, place, cell)
