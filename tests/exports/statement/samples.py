"""A small statement, made up, with everything that a form must be able to write."""

from datetime import date

from gouvernail.exports.statement import Dossier
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.statement import ActivityAt, Names, Statement
from tests.statement_line import RUNNING

COSTS = RUNNING._replace(
    line_id=2,
    line=2,
    product="=1+1",
    work_unit="HEBERGEMENT",
    order_state="notified",
    ordered_hundredths=None,
    done_hundredths=0,
    pending_hundredths=0,
    non_billable_hundredths=0,
    remaining_on_order_hundredths=None,
    estimate_to_complete_hundredths=None,
    drift_hundredths=None,
    to_do=0,
    doing=0,
    done=0,
    ordered_cents=123_456,
    admitted_cents=200_000,
    remaining_to_admit_cents=-76_544,
    exhausted_on=None,
)
STATEMENT = Statement(date(2026, 6, 30), None, [RUNNING, COSTS])
EMPTY = Statement(date(2026, 6, 30), "MN-2019-01", [])
DOSSIER = Dossier(
    STATEMENT,
    {
        1: (
            ActivityAt("Refonte du formulaire d’éligibilité", ActivityState.DONE),
            ActivityAt("@Tests de charge", ActivityState.DOING),
            ActivityAt("Accueil de la région <b>Bretagne</b>", ActivityState.TO_DO),
        )
    },
    Names(
        products={"mes-aides": "Mes Aides"},
        contractors={"00000000000001": "Coopérative A"},
        frameworks={"MN-2019-01": "Produits"},
    ),
)
