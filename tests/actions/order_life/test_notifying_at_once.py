"""Deux personnes notifient au même instant : de vrais fils d'exécution, sur PostgreSQL (CCTP 2, invariant 1)."""

from __future__ import annotations

import pytest
from django.db import connection

from gouvernail.actions.enter_order import LineEntry
from gouvernail.actions.notify_order import Signing, notify_order
from gouvernail.records.models import Framework, Notice, Order
from gouvernail.records.queries.ledger_check import differences
from tests.actions.order_life.signatories import draft, market, own_doubts, read, signatory
from tests.actions.test_deciding_at_once import at_once, kept_database
from tests.market import TODAY

__all__ = ["kept_database"]

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="real threads need PostgreSQL"),
    pytest.mark.clause("2-order-by-need"),
    pytest.mark.usefixtures("kept_database"),
]


def test_deux_notifications_qui_passeraient_le_plafond_ensemble_une_est_refusee() -> None:
    market()
    account = signatory()
    orders = [draft(f"BC-{number}", (LineEntry("mes-aides", "DEVOPS", 1200),)) for number in (7, 8)]
    signings = [Signing(order.pk, read(order)) for order in orders]
    said = at_once(*[lambda one=one: notify_order(one, account, TODAY) for one in signings])
    assert sorted(said) == ["", "order_above_ceiling"]
    assert Framework.objects.get().committed_cents == 6_000_000
    assert Order.objects.filter(state="notified").count() == Notice.objects.count() == 1
    assert own_doubts() == []
    assert list(differences(TODAY)) == []


def test_un_bon_que_plusieurs_notifient_a_la_fois_l_est_une_fois() -> None:
    market()
    account, order = signatory(), draft()
    signing = Signing(order.pk, read(order))
    said = at_once(*[lambda: notify_order(signing, account, TODAY)] * 4)
    assert sorted(said) == ["", *["order_already_notified"] * 3]
    assert Notice.objects.count() == 1
    assert own_doubts() == []
