"""Modifier un bon notifié : un modificatif, notifié à son tour, jamais de retouche (CCTP 2, invariants 1, 2, 5)."""

from __future__ import annotations

import json
from datetime import date

import pytest

from gouvernail.actions.amend_order import AmendmentSigning, amend_order
from gouvernail.actions.enter_order import LineEntry
from gouvernail.records.models import (
    Account,
    Framework,
    LineBalance,
    Notice,
    Order,
    OrderAmendment,
    OrderPeriodChange,
)
from gouvernail.records.queries.ledger_check import differences
from gouvernail.records.queries.order_life.standing import last_days
from gouvernail.rules.order_life.amending import Change
from gouvernail.rules.verdicts import Refused
from gouvernail.wording import refusal_sentence
from tests.actions.order_life.signatories import draft, market, notified, own_doubts, read, signatory
from tests.market import accepted, book

pytestmark = [pytest.mark.django_db, pytest.mark.clause("2-order-by-need")]
LATER = date(2025, 7, 15)
WHY = "Besoin revu"


@pytest.fixture
def account() -> Account:
    market()
    return signatory()


@pytest.fixture
def order(account: Account) -> Order:
    """20 days for 10,000 euros, a workshop for 2,500."""
    made = draft()
    notified(made, account)
    return Order.objects.get(pk=made.pk)


def amend(order: Order, account: Account, change: Change, on: date = LATER) -> Notice:
    return amend_order(AmendmentSigning(order.pk, read(order, on), change), account, on)


def refused(order: Order, account: Account, change: Change, on: date = LATER) -> list[str]:
    with pytest.raises(Refused) as refusal:
        amend(order, account, change, on)
    assert all(refusal_sentence(one) and one.clause for one in refusal.value.refusals)
    assert not OrderAmendment.objects.exists()
    return [one.code for one in refusal.value.refusals]


def test_un_modificatif_change_plusieurs_lignes_et_la_fin_ensemble(order: Order, account: Account) -> None:
    notice = amend(order, account, Change({1: 50, 2: 100}, date(2026, 3, 31), WHY))
    changes = OrderAmendment.objects.values_list("line__number", "number", "notified_on", "quantity_hundredths")
    assert list(changes) == [(1, "M1", LATER, 50), (2, "M1", LATER, 100)]
    assert last_days([order.pk]) == {order.pk: date(2026, 3, 31)}
    assert Framework.objects.get().committed_cents == 1_250_000 + 250_000 + 250_000
    assert LineBalance.objects.get(line__number=1).ordered_hundredths == 2500
    told = json.loads(notice.content)["content"]
    assert (told["amendment"], told["excluding_vat_cents"], told["including_vat_cents"]) == ("M1", 1_750_000, 2_100_000)
    assert own_doubts() == []
    assert list(differences(LATER)) == []


def test_les_modificatifs_se_numerotent_dans_leur_bon(order: Order, account: Account) -> None:
    amend(order, account, Change({1: 50}, reason=WHY))
    amend(order, account, Change(ends_on=date(2026, 1, 31), reason=WHY))
    amend(order, account, Change({1: -50}, date(2026, 2, 28), WHY))
    assert list(OrderAmendment.objects.values_list("number", flat=True)) == ["M1", "M3"]
    assert list(OrderPeriodChange.objects.values_list("number", flat=True)) == ["M2", "M3"]
    assert last_days([order.pk]) == {order.pk: date(2026, 2, 28)}


def test_le_bon_d_origine_reste_ce_qu_il_etait(order: Order, account: Account) -> None:
    amend(order, account, Change({1: 50}, date(2026, 3, 31), WHY))
    order.refresh_from_db()
    assert order.ends_on == date(2025, 12, 31)
    assert order.lines.get(number=1).quantity_hundredths == 200


def test_le_meme_formulaire_envoye_deux_fois_ne_modifie_qu_une_fois(order: Order, account: Account) -> None:
    signing = AmendmentSigning(order.pk, read(order, LATER), Change({1: 50}, reason=WHY))
    amend_order(signing, account, LATER)
    with pytest.raises(Refused, match="order_changed_meanwhile"):
        amend_order(signing, account, LATER)
    assert OrderAmendment.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (Change(reason=WHY), ["amendment_says_nothing"]),
        (Change(ends_on=date(2025, 12, 31), reason=WHY), ["amendment_says_nothing"]),
        (Change({1: 50}), ["amendment_reason_missing"]),
        (Change({1: 50}, reason="x" * 1001), ["amendment_reason_too_long"]),
        (Change({1: -201}, reason=WHY), ["amendment_below_zero"]),
        (Change({9: 100}, reason=WHY), ["amendment_line_unknown"]),
        (Change(ends_on=date(2025, 7, 14), reason=WHY), ["amendment_end_past"]),
        (Change({1: 1751}, reason=WHY), ["order_above_ceiling"]),
        (Change({1: 10**15}, reason=WHY), ["amendment_too_large", "order_above_ceiling"]),
    ],
)
def test_ce_qui_se_refuse(order: Order, account: Account, change: Change, codes: list[str]) -> None:
    assert refused(order, account, change) == codes


def test_jamais_sous_les_jours_deja_faits(order: Order, account: Account) -> None:
    worked = {"order_number": order.number, "hundredths": 100}
    accepted(book(jours=[{**worked, "work_on": date(2025, 7, day)} for day in (1, 2)]), on=LATER)
    assert refused(order, account, Change({1: -181}, reason=WHY)) == ["amendment_below_done"]
    amend(order, account, Change({1: -180}, reason=WHY))
    assert LineBalance.objects.get(line__number=1).ordered_hundredths == 200


def test_jamais_sous_le_montant_deja_admis(order: Order, account: Account) -> None:
    told = {"order_number": order.number, "line_number": 2, "found_on": LATER, "amount_cents": 200_000}
    accepted(book(constats=[told]), on=LATER)
    assert refused(order, account, Change({2: -21}, reason=WHY)) == ["amendment_below_admitted"]
    amend(order, account, Change({2: -20}, reason=WHY))


def test_la_fin_ne_precede_pas_un_jour_travaille(order: Order, account: Account) -> None:
    day = {"order_number": order.number, "work_on": date(2025, 7, 10)}
    accepted(book(jours=[day]), on=LATER)
    refusals = refused(order, account, Change(ends_on=date(2025, 7, 9), reason=WHY), on=date(2025, 7, 8))
    assert refusals == ["amendment_end_too_early"]


def test_apres_la_fin_de_l_accord_cadre_on_retire_et_prolonge_mais_on_n_ajoute_pas(
    order: Order, account: Account
) -> None:
    after = date(2027, 1, 1)
    assert refused(order, account, Change({1: 1}, reason=WHY), on=after) == ["order_outside_validity"]
    amend(order, account, Change({1: -50}, date(2027, 3, 31), WHY), on=after)


@pytest.mark.parametrize("state", ["draft", "delivered", "closed"])
def test_un_bon_qui_ne_court_pas_ne_se_modifie_pas(account: Account, state: str) -> None:
    made = draft()
    if state != "draft":
        notified(made, account)
        Order.objects.filter(pk=made.pk).update(state=state)
    expected = "amendment_of_draft" if state == "draft" else "amendment_of_finished"
    assert refused(made, account, Change({1: 50}, reason=WHY)) == [expected]


def test_la_delegation_couvre_ce_qu_un_modificatif_ajoute(order: Order) -> None:
    small = signatory("petit@exemple.fr", most_cents=250_000)
    assert refused(order, small, Change({1: 51}, reason=WHY)) == ["delegation_amount"]
    amend(order, small, Change({1: 50}, reason=WHY))
    amend(order, small, Change({1: -200, 2: 50}, reason=WHY))


def test_deux_modificatifs_ne_passent_pas_ensemble_la_limite_d_une_delegation(order: Order) -> None:
    small = signatory("petit@exemple.fr", most_cents=250_000)
    amend(order, small, Change({1: 30}, reason=WHY))
    with pytest.raises(Refused, match="delegation_amount"):
        amend(order, small, Change({1: 30}, reason=WHY))
    amend(order, small, Change({1: 20}, reason=WHY))


def test_une_ligne_de_frais_se_modifie_en_euros(account: Account) -> None:
    made = draft(lines=(LineEntry("mes-aides", "FRAIS", 50_000),))
    notified(made, account)
    amend(made, account, Change({1: 10_000}, reason=WHY))
    assert Framework.objects.get().committed_cents == 60_000
