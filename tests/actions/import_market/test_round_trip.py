"""Ce qui est exporté puis importé dans une instance vide donne le même état (principe 7 : on peut partir)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from benchmarks.made_up_market import make, write_xlsx
from gouvernail.exports.market_workbook.write import write
from gouvernail.exports.statement.json_file import json_pieces
from gouvernail.harvesters.workbook.parse import parse
from gouvernail.harvesters.workbook.read import read
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.records.models import HistoricalAnomaly, Product
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.queries.market_rows import market_rows
from gouvernail.records.queries.scopes import EVERYTHING
from gouvernail.records.queries.statement import statement
from tests.market import BETA, TODAY, Told, accepted, base, book

pytestmark = pytest.mark.django_db


def stated(as_of: date) -> object:
    """The statement as machines read it."""
    return json.loads("".join(json_pieces(statement(as_of, EVERYTHING))))


def exported(target: Path) -> Workbook:
    """The market written to a file and read again."""
    write(market_rows(), target)
    return parse(read(target))


def imported_elsewhere(workbook: Workbook, on: date, *, historical: bool = False) -> object:
    """The statement that a workbook gives in an instance that held nothing."""
    with transaction.atomic():
        accepted(workbook, on, historical=historical)
        found = stated(on)
        transaction.set_rollback(True)
    return found


@pytest.fixture
def there(tmp_path: Path) -> dict[str, object]:
    """A made-up market, imported, stated and exported, then undone: the instance is empty again."""
    on = date(2026, 7, 15)
    write_xlsx(make(40, 600, seed=3), tmp_path / "marche.xlsx")
    with transaction.atomic():
        accepted(parse(read(tmp_path / "marche.xlsx")), on)
        outcome: dict[str, object] = {"on": on, "stated": stated(on)}
        for suffix in (".ods", ".xlsx", ".zip"):
            outcome[suffix] = exported(tmp_path / f"export{suffix}")
        transaction.set_rollback(True)
    return outcome


@pytest.mark.clause("4.2-device")
@pytest.mark.parametrize("suffix", [".ods", ".xlsx", ".zip"])
def test_l_export_reimporte_donne_le_meme_etat(there: dict[str, object], suffix: str) -> None:
    workbook, on = there[suffix], there["on"]
    assert isinstance(workbook, Workbook)
    assert isinstance(on, date)
    assert imported_elsewhere(workbook, on) == there["stated"]


def test_corrections_anomalies_et_produits_du_registre_font_le_voyage(tmp_path: Path) -> None:
    """Jours corrigés, restes à faire remplacés, anomalies d'historique, produit du registre absent ailleurs."""
    early: Told = {"work_on": date(2025, 1, 15)}
    with transaction.atomic():
        Product.objects.create(external_id="du-registre", name="Du registre", origin="registry")
        lines: list[Told] = [{}, {"line_number": 2, "product_id": "du-registre", "work_unit_code": "FRAIS"}]
        accepted(
            base(lignes=lines, jours=[{}, early], activites=[{}], restes_a_faire=[{}], constats=[{}]), historical=True
        )
        accepted(book(jours=[{"hundredths": 25}], restes_a_faire=[{"hundredths": 800}], modificatifs=[{}]))
        accepted(book(jours=[{"hundredths": 0}], activites=[{"state": "done", "state_on": date(2025, 5, 5)}]))
        before, workbook = stated(TODAY), exported(tmp_path / "export.ods")
        assert HistoricalAnomaly.objects.count() == 1
        transaction.set_rollback(True)
    assert imported_elsewhere(workbook, TODAY, historical=True) == before


def test_exporter_puis_reimporter_sur_place_ne_change_rien(tmp_path: Path) -> None:
    accepted(base(jours=[{}], activites=[{}], restes_a_faire=[{}], constats=[{}], modificatifs=[{}]))
    report = accepted(exported(tmp_path / "export.xlsx"))
    assert all(counts.written == 0 for counts in report.sheets.values())


def test_un_etat_a_venir_d_une_activite_n_efface_pas_son_etat_present(tmp_path: Path) -> None:
    target = tmp_path / "marche.zip"
    with transaction.atomic():
        accepted(base(activites=[{}, {"key": "A2", "state_on": date(2025, 8, 1)}]))
        accepted(book(activites=[{"state": "done", "state_on": date(2025, 9, 1)}]))
        before = stated(TODAY)
        write(market_rows(TODAY), target)
        transaction.set_rollback(True)
    assert imported_elsewhere(parse(read(target)), TODAY) == before


def told(workbook: Workbook) -> dict[str, list[object]]:
    """What each sheet says, wherever its rows stand."""
    return {name: [row[1:] for row in getattr(workbook, name)] for name in workbook.sheets}


def test_lots_parts_groupements_et_livrables_font_le_voyage(tmp_path: Path) -> None:
    rank: Told = {"lot": "1", "quota_percent": 60}
    beta: Told = {"siret": BETA, "lot": "1", "rank": 2, "name": "Beta", "quota_percent": 40}
    with transaction.atomic():
        accepted(
            base(
                marches=[{"attribution_rule": "quota", "minimum_cents": 100_000}],
                lots=[{}],
                titulaires=[rank, beta],
                groupements=[{"lot": "1"}],
                sous_traitants=[{"lot": "1"}],
                uo=[{"kind": "devops"}],
                prix=[{}],
                commandes=[{"lot": "1", "executing_service_code": "SE-1", "vat_rate_hundredths": 550}],
                livrables=[{}, {"number": 2, "is_mandatory": "no"}],
                modificatifs_fin=[{}],
            )
        )
        before, workbook = stated(TODAY), exported(tmp_path / "export.ods")
        transaction.set_rollback(True)
    assert imported_elsewhere(workbook, TODAY) == before
    accepted(workbook)
    assert told(exported(tmp_path / "again.ods")) == told(workbook)
    assert all(counts.written == 0 for counts in accepted(workbook).sheets.values())
    assert list(doubts()) == []
