"""État d’avancement : les totaux sont la somme de leurs lignes."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.rules.statement import Statement, TotalFigures, total_of, totals_by
from tests.statement_line import RUNNING

pytestmark = pytest.mark.clause("4.2-statement")

MEASURED = RUNNING._replace(framework="MN-1", order="BC-2", to_do=5, done=3)
SOONER = MEASURED._replace(
    order="BC-1",
    product="autre",
    estimate_to_complete_hundredths=None,
    drift_hundredths=None,
    exhausted_on=date(2026, 7, 3),
)
COSTS = MEASURED._replace(
    line=2,
    ordered_hundredths=None,
    remaining_on_order_hundredths=None,
    estimate_to_complete_hundredths=None,
    drift_hundredths=None,
    done_hundredths=0,
    exhausted_on=None,
)


def test_un_total_additionne_ses_lignes_et_laisse_de_cote_ce_qui_est_absent() -> None:
    assert total_of("x", [MEASURED, COSTS, SOONER]) == TotalFigures(
        key="x",
        ordered_hundredths=12000,
        done_hundredths=4700,
        pending_hundredths=300,
        non_billable_hundredths=600,
        remaining_on_order_hundredths=7300,
        estimate_to_complete_hundredths=4000,
        drift_hundredths=350,
        to_do=15,
        doing=3,
        done=9,
        ordered_cents=16_200_000,
        admitted_cents=5_400_000,
        remaining_to_admit_cents=10_800_000,
        exhausted_on=date(2026, 7, 3),
        lines_without_estimate=1,
    )


def test_un_total_d_une_seule_ligne_reprend_ses_chiffres() -> None:
    by_hand = total_of("BC-2", [COSTS, COSTS._replace(done_hundredths=0)])
    assert total_of("BC-2", [COSTS])[1] is None
    assert by_hand.ordered_hundredths is None
    assert by_hand.ordered_cents == 2 * total_of("BC-2", [COSTS]).ordered_cents  # type: ignore[operator]
    assert total_of("BC-1", [SOONER]).lines_without_estimate == 1


def test_une_somme_de_rien_est_absente_et_un_compte_de_rien_est_nul() -> None:
    empty = total_of("", [])
    assert empty == TotalFigures._make(["", *[None] * 7, 0, 0, 0, None, None, None, None, 0])


def test_les_totaux_sont_tries_par_leur_nom() -> None:
    assert [total.key for total in totals_by("order", [MEASURED, COSTS, SOONER])] == ["BC-1", "BC-2"]


def test_les_totaux_par_bon_produit_titulaire_et_accord_cadre_tombent_sur_le_meme_total() -> None:
    whole = Statement(date(2026, 6, 30), None, [SOONER, MEASURED, COSTS])
    for totals in (whole.orders, whole.products, whole.contractors, whole.frameworks):
        assert sum(total.ordered_hundredths or 0 for total in totals) == whole.total.ordered_hundredths
        assert sum(total.to_do for total in totals) == whole.total.to_do
        assert sum(total.lines_without_estimate for total in totals) == whole.total.lines_without_estimate
