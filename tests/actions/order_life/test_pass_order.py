"""Un bon notifié commence, se suspend, reprend, se livre ; le titulaire n'y fait que des observations (CCTP 2)."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.actions.observe_order import observe_order
from gouvernail.actions.pass_order import OrderPassage, pass_order
from gouvernail.records.models import Account, Notice, Order, OrderAnswer, OrderStateChange, OrderStateReason
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.order_life.execution import Passage
from gouvernail.rules.verdicts import Refused
from gouvernail.wording import refusal_sentence
from tests.actions.order_life.signatories import draft, market, notified, own_doubts, signatory
from tests.market import TODAY, beta

pytestmark = [pytest.mark.django_db, pytest.mark.clause("2-order-by-need")]
LATER = date(2025, 7, 15)
START, SUSPEND, RESUME, DELIVER = Passage


@pytest.fixture
def account() -> Account:
    market()
    return signatory()


@pytest.fixture
def order(account: Account) -> Order:
    made = draft()
    notified(made, account)
    return Order.objects.get(pk=made.pk)


def passed(order: Order, account: Account, passage: Passage, since_on: date = LATER, reason: str = "") -> str:
    return pass_order(OrderPassage(order.pk, passage, since_on, reason), account, LATER).state


def refused(order: Order, account: Account, passage: Passage, since_on: date = LATER, reason: str = "") -> list[str]:
    with pytest.raises(Refused) as refusal:
        passed(order, account, passage, since_on, reason)
    assert all(refusal_sentence(one) and one.clause for one in refusal.value.refusals)
    return [one.code for one in refusal.value.refusals]


def test_un_bon_commence_se_suspend_reprend_et_se_livre(order: Order, account: Account) -> None:
    states = [
        passed(order, account, START, date(2025, 7, 1)),
        passed(order, account, SUSPEND, reason="Hébergement indisponible"),
        passed(order, account, RESUME, reason="Hébergement rétabli"),
        passed(order, account, DELIVER),
    ]
    assert states == ["running", "suspended", "running", "delivered"]
    told = OrderStateChange.objects.filter(order=order).values_list("state", "since_on")
    assert list(told)[:3] == [("notified", TODAY), ("running", date(2025, 7, 1)), ("suspended", LATER)]
    assert [one.words for one in OrderStateReason.objects.order_by("id")] == [
        "Hébergement indisponible",
        "Hébergement rétabli",
    ]
    assert own_doubts() == []


def test_suspendre_et_reprendre_se_notifient_commencer_et_livrer_non(order: Order, account: Account) -> None:
    passed(order, account, SUSPEND, reason="Hébergement indisponible")
    passed(order, account, RESUME, reason="Hébergement rétabli")
    passed(order, account, DELIVER)
    kinds = Notice.objects.order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["order_notified", "order_suspended", "order_resumed"]


def test_le_meme_formulaire_envoye_deux_fois_ne_passe_qu_une_fois(order: Order, account: Account) -> None:
    passed(order, account, START)
    assert refused(order, account, START) == ["order_passage_impossible"]


@pytest.mark.parametrize(
    ("passage", "since_on", "reason", "code"),
    [
        (RESUME, LATER, "rien", "order_passage_impossible"),
        (START, date(2025, 7, 16), "", "passage_in_future"),
        (START, date(2025, 6, 29), "", "passage_too_early"),
        (SUSPEND, LATER, " ", "passage_reason_missing"),
        (DELIVER, LATER, "x" * 1001, "passage_reason_too_long"),
    ],
)
def test_ce_qui_se_refuse(
    order: Order, account: Account, passage: Passage, since_on: date, reason: str, code: str
) -> None:
    assert refused(order, account, passage, since_on, reason) == [code]


def test_suspendre_demande_une_delegation_commencer_non(order: Order) -> None:
    other = signatory("autre@exemple.fr", holds_one=False)
    assert refused(order, other, SUSPEND, reason="?") == ["no_delegation"]
    passed(order, other, START)


def test_un_brouillon_ne_commence_pas(account: Account) -> None:
    assert refused(draft(), account, START) == ["order_passage_impossible"]


def own(order: Order) -> Scope:
    return Scope(contractor_ids=frozenset({order.contractor_id}))


def test_le_titulaire_fait_des_observations_sur_un_bon_notifie(order: Order) -> None:
    observe_order(order.pk, "Le délai est court.", own(order), "test", seen=0)
    observe_order(order.pk, "Merci.", own(order), "test", seen=1)
    assert list(OrderAnswer.objects.values_list("kind", flat=True)) == ["observation"] * 2
    order.refresh_from_db()
    assert order.state == "notified"
    assert own_doubts() == []


@pytest.mark.parametrize(
    ("words", "seen", "code"),
    [
        (" ", 0, "observation_missing"),
        ("x" * 1001, 0, "observation_too_long"),
        ("Bonjour", 1, "observations_meanwhile"),
    ],
)
def test_des_observations_qui_ne_se_gardent_pas(order: Order, words: str, seen: int, code: str) -> None:
    with pytest.raises(Refused, match=code):
        observe_order(order.pk, words, own(order), "test", seen=seen)
    assert not OrderAnswer.objects.exists()


def test_avant_la_notification_on_n_observe_pas(account: Account) -> None:  # noqa: ARG001
    made = draft()
    Order.objects.filter(pk=made.pk).update(state="proposed")
    with pytest.raises(Refused, match="observation_before_notification"):
        observe_order(made.pk, "Bonjour", own(made), "test", seen=0)


@pytest.mark.clause("4.2-device")
def test_le_bon_d_un_autre_titulaire_n_existe_pas(order: Order) -> None:
    with pytest.raises(Order.DoesNotExist):
        observe_order(order.pk, "Bonjour", Scope(contractor_ids=frozenset({beta().pk})), "test", seen=0)
