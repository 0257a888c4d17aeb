"""L'état d'un classeur importé est celui que donne un recalcul indépendant, ligne à ligne."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.made_up_market import MadeUpMarket, make, write_xlsx
from gouvernail.actions.import_market import import_market
from gouvernail.exports.statement.json_file import json_pieces
from gouvernail.harvesters.workbook.parse import parse
from gouvernail.harvesters.workbook.read import read
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.queries.ledger_check import differences
from gouvernail.records.queries.scopes import EVERYTHING
from gouvernail.records.queries.statement import statement
from tests.recomputed_statement import recomputed

IMPORTED_ON = date(2026, 7, 15)


pytestmark = pytest.mark.django_db


@pytest.fixture
def market(tmp_path: Path) -> MadeUpMarket:
    """A made-up market of 80 orders and 1,500 days, imported from its file."""
    made = make(80, 1500, seed=7)
    write_xlsx(made, tmp_path / "marche.xlsx")
    report = import_market(parse(read(tmp_path / "marche.xlsx")), "essai", IMPORTED_ON)
    assert report.errors == []
    return made


@pytest.mark.clause("4.2-statement")
def test_l_etat_importe_est_celui_du_recalcul_a_toute_date(market: MadeUpMarket) -> None:
    """Aujourd'hui d'après les soldes, les jours passés d'après les écritures : les mêmes chiffres."""
    days = (IMPORTED_ON, date(2026, 6, 30), date(2026, 3, 2), date(2025, 1, 1), date(2023, 5, 17), date(2018, 1, 1))
    for as_of in days:
        stated = json.loads("".join(json_pieces(statement(as_of, EVERYTHING))))
        assert stated == recomputed(market.rows, as_of, IMPORTED_ON)


@pytest.mark.clause("4.2-statement")
def test_les_soldes_et_le_journal_sont_justes_apres_un_import(market: MadeUpMarket) -> None:
    assert len(market.rows["jours"]) == 1500
    assert list(differences(IMPORTED_ON)) == []
    assert list(doubts()) == []
