"""L’état d’avancement en JSON : exactement la forme convenue."""

import json

import pytest

from gouvernail.exports.statement import Dossier
from gouvernail.exports.statement.json_file import json_file
from tests.exports.statement.samples import DOSSIER, EMPTY

pytestmark = pytest.mark.clause("4.2-statement")

FIGURES = {
    "ordered_days": "60",
    "done_days": "23.5",
    "pending_days": "1",
    "non_billable_days": "2",
    "remaining_on_order_days": "36.5",
    "estimate_to_complete_days": "40",
    "drift_days": "3.5",
    "activities": {"to_do": 1, "doing": 1, "done": 1},
    "ordered_amount": "54000.00",
    "admitted_amount": "18000.00",
    "remaining_to_admit": "36000.00",
    "exhausted_on": "2026-08-21",
}
COSTS = {
    "ordered_days": None,
    "done_days": "0",
    "pending_days": "0",
    "non_billable_days": "0",
    "remaining_on_order_days": None,
    "estimate_to_complete_days": None,
    "drift_days": None,
    "activities": {"to_do": 0, "doing": 0, "done": 0},
    "ordered_amount": "1234.56",
    "admitted_amount": "2000.00",
    "remaining_to_admit": "-765.44",
    "exhausted_on": None,
}
BOTH = {
    **FIGURES,
    "ordered_amount": "55234.56",
    "admitted_amount": "20000.00",
    "remaining_to_admit": "35234.56",
    "lines_without_estimate": 0,
}
KEYS = {
    "framework": "MN-2019-01",
    "order": "BC-001",
    "line": 1,
    "product": "mes-aides",
    "contractor": "00000000000001",
    "work_unit": "DEVOPS",
    "order_state": "running",
}


def test_la_forme_entiere_cles_et_ordre_compris() -> None:
    second = {**KEYS, "line": 2, "product": "=1+1", "work_unit": "HEBERGEMENT", "order_state": "notified"}
    expected = {
        "as_of": "2026-06-30",
        "framework": None,
        "lines": [{**KEYS, **FIGURES}, {**second, **COSTS}],
        "orders": [{"order": "BC-001", **BOTH}],
        "products": [
            {"product": "=1+1", **COSTS, "lines_without_estimate": 0},
            {"product": "mes-aides", **FIGURES, "lines_without_estimate": 0},
        ],
        "contractors": [{"contractor": "00000000000001", **BOTH}],
        "frameworks": [{"framework": "MN-2019-01", **BOTH}],
        "total": BOTH,
    }
    assert json.dumps(json.loads(json_file(DOSSIER))) == json.dumps(expected)


def test_un_etat_vide_a_des_listes_vides_et_un_total_absent() -> None:
    stated = json.loads(json_file(Dossier(EMPTY)))
    assert (stated["framework"], stated["lines"], stated["orders"]) == ("MN-2019-01", [], [])
    assert stated["total"] == {
        **dict.fromkeys(FIGURES),
        "activities": {"to_do": 0, "doing": 0, "done": 0},
        "lines_without_estimate": 0,
    }
