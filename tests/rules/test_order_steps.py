"""Sur la page d’un bon, ce qui n’est pas possible maintenant dit pourquoi."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.rules.estimates import why_not_estimate_on
from gouvernail.rules.returns import why_not_accept_on_order

pytestmark = pytest.mark.clause("4.2-statement")

NOTIFIED = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("notified_on", "waiting", "returned_on", "code"),
    [
        (None, 0, None, "accept_before_notification"),
        (NOTIFIED, 0, None, "no_days_waiting"),
        (NOTIFIED, -25, None, "no_days_waiting"),
        (NOTIFIED, 0, date(2026, 2, 2), "days_returned"),
    ],
)
def test_des_jours_ne_s_acceptent_que_s_ils_attendent(
    notified_on: date | None, waiting: int, returned_on: date | None, code: str
) -> None:
    assert [refusal.code for refusal in why_not_accept_on_order(notified_on, waiting, returned_on)] == [code]


def test_des_jours_qui_attendent_s_acceptent_meme_si_d_autres_sont_renvoyes() -> None:
    assert why_not_accept_on_order(NOTIFIED, 25, date(2026, 2, 2)) == []


def test_un_reste_a_faire_saisi_ne_se_date_jamais_d_apres_aujourd_hui() -> None:
    assert why_not_estimate_on(NOTIFIED, NOTIFIED) == []
    assert [one.code for one in why_not_estimate_on(date(2026, 1, 6), NOTIFIED)] == ["estimate_in_future"]
