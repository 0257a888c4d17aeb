"""Un classeur ne défait pas ce qui a été décidé ici : il le dit, et ne change rien (invariant 3)."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.records.models import Order
from tests import market as workbook
from tests.actions.needs.test_from_need_to_answer import attributed, proposed, written
from tests.actions.order_life.signatories import market, own_doubts
from tests.market import ALPHA, BETA, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-next-contractor")]


@pytest.fixture(autouse=True)
def _market() -> None:
    market()


def row(order: Order, **values: object) -> dict[str, object]:
    """The order as the workbook tells it."""
    return {
        "number": order.number,
        "framework_number": "MN-1",
        "contractor_siret": ALPHA,
        "notified_on": None,
        "starts_on": TODAY,
        "ends_on": date(2025, 12, 31),
        "legal_commitment_numbers": (),
        "attribution_reason": "",
        "state": "draft",
        **values,
    }


@pytest.mark.parametrize(
    "values",
    [
        {"notified_on": TODAY, "state": "notified"},
        {"contractor_siret": BETA},
        {"state": "cancelled"},
        {"ends_on": date(2026, 1, 31)},
    ],
    ids=["notifier", "changer de titulaire", "annuler", "changer la fin"],
)
def test_un_bon_etabli_ici_ne_change_que_depuis_sa_page(values: dict[str, object]) -> None:
    order = attributed(written())
    report = workbook.hand_over(workbook.book(commandes=[row(order, **values)]))
    assert [error.code for error in report.errors] == ["order_decided_here"]
    order.refresh_from_db()
    assert (order.state, order.contractor.siret, order.ends_on) == ("draft", ALPHA, date(2025, 12, 31))
    assert own_doubts() == []


def test_dit_tel_quel_il_est_inchange_meme_propose() -> None:
    order = attributed(written())
    proposed(order)
    report = workbook.hand_over(workbook.book(commandes=[row(order)]))
    assert report.accepted
    assert report.counts("commandes").unchanged == 1
