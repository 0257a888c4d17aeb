"""Les bons de commande modificatifs : eux-mêmes notifiés, seuls à changer une ligne (CCTP 2)."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.records.models import Framework, LineBalance
from tests.market import Told, accepted, base, book, codes, hand_over, only_error, warned

pytestmark = pytest.mark.django_db


@pytest.mark.clause("2-order-by-need")
def test_un_modificatif_change_les_jours_commandes_et_l_engagement() -> None:
    accepted(base(modificatifs=[{}]))
    assert LineBalance.objects.get().ordered_hundredths == 2500
    assert Framework.objects.get().committed_cents == 1_250_000


def test_le_plafond_vaut_aussi_pour_les_modificatifs() -> None:
    accepted(base())
    error = only_error(hand_over(book(modificatifs=[{"quantity_hundredths": 1801}])))
    assert (error["sheet"], error["code"]) == ("modificatifs", "order_above_ceiling")


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"notified_on": date(2025, 2, 2)}, "amendment_before_order"),
        ({"quantity_hundredths": -201}, "amendment_below_zero"),
        ({"order_number": "BC-9"}, "order_unknown"),
        ({"line_number": 9}, "line_unknown"),
    ],
)
def test_un_modificatif_impossible_est_refuse(told: Told, code: str) -> None:
    assert codes(hand_over(base(modificatifs=[told]))) == [code]


def test_un_brouillon_ne_se_modifie_pas_par_modificatif() -> None:
    sheets = base(commandes=[{"state": "draft", "notified_on": None}], modificatifs=[{}])
    assert codes(hand_over(sheets)) == ["amendment_of_draft"]


def test_un_modificatif_notifie_ne_change_plus() -> None:
    accepted(base(modificatifs=[{}]))
    assert codes(hand_over(book(modificatifs=[{"quantity_hundredths": 60}]))) == ["known_value_changed"]


def test_un_modificatif_ne_descend_pas_sous_les_jours_faits() -> None:
    days: list[Told] = [{"work_on": date(2025, 3, day)} for day in (3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 17)]
    accepted(base(jours=days))
    error = only_error(hand_over(book(modificatifs=[{"quantity_hundredths": -100}])))
    assert (error["sheet"], error["code"]) == ("modificatifs", "days_above_ordered")
    assert "11\N{NO-BREAK SPACE}j pour 10\N{NO-BREAK SPACE}j commandés" in str(error["message"])


def test_un_modificatif_date_du_futur_se_dit() -> None:
    report = accepted(base(modificatifs=[{"notified_on": date(2025, 9, 1)}]))
    assert warned(report) == ["dated_in_future"]


@pytest.mark.clause("2-order-by-need")
def test_un_modificatif_anterieur_a_un_autre_garde_l_engagement_au_centime_pres() -> None:
    accepted(base(prix=[{"unit_price_cents": 50}], lignes=[{"quantity_hundredths": 100}]))
    accepted(book(modificatifs=[{"amendment_number": "M2", "notified_on": date(2025, 5, 2), "quantity_hundredths": 1}]))
    accepted(book(modificatifs=[{"amendment_number": "M1", "notified_on": date(2025, 4, 1), "quantity_hundredths": 1}]))
    assert LineBalance.objects.get().ordered_cents == 51
    assert Framework.objects.get().committed_cents == 51


def test_un_modificatif_anterieur_ne_rend_pas_negatif_ce_qui_le_suit() -> None:
    last: Told = {"amendment_number": "M2", "notified_on": date(2025, 5, 2), "quantity_hundredths": -150}
    first: Told = {"amendment_number": "M1", "notified_on": date(2025, 4, 1), "quantity_hundredths": -100}
    accepted(base(modificatifs=[last]))
    assert codes(hand_over(book(modificatifs=[first]))) == ["amendment_below_zero"]
