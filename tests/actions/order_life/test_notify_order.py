"""Notifier un bon de commande : ce qui se fige, ce qui s'engage, ce qui se refuse (CCTP 2, invariants 1 à 4)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from gouvernail.actions.enter_order import LineEntry
from gouvernail.actions.notify_order import Signing, notify_order
from gouvernail.records.models import (
    Account,
    ContractorRank,
    Framework,
    FrameworkTerm,
    JournalEntry,
    LineBalance,
    Notice,
    Order,
    OrderStateChange,
)
from gouvernail.records.queries.ledger_check import differences
from gouvernail.rules.verdicts import Refused
from gouvernail.wording import refusal_sentence
from tests.actions.order_life.signatories import draft, market, notified, own_doubts, read, signatory
from tests.market import ALPHA, BETA, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.clause("2-order-by-need")]


@pytest.fixture(autouse=True)
def _market() -> None:
    market()


def refused(order: Order, account: Account | None = None, on: date = TODAY) -> list[str]:
    """The codes of the refusals, each with its sentence; nothing is done."""
    before = Order.objects.get(pk=order.pk).state
    with pytest.raises(Refused) as refusal:
        notified(order, account or signatory(), on)
    assert all(refusal_sentence(one) and one.clause for one in refusal.value.refusals)
    assert Order.objects.get(pk=order.pk).state == before
    assert not Notice.objects.filter(kind="order_notified", order=order).exists() or before != "draft"
    return [one.code for one in refusal.value.refusals]


def test_un_bon_notifie_fige_prix_jours_et_tva_et_engage_l_accord_cadre() -> None:
    order = draft()
    notified(order, signatory())
    order.refresh_from_db()
    assert (order.state, order.notified_on, order.vat_rate_hundredths) == ("notified", TODAY, 2000)
    frozen = list(order.lines.values_list("unit_price_cents", "days_per_unit_hundredths"))
    assert frozen == [(500_000, 1000), (250_000, None)]
    assert Framework.objects.get().committed_cents == 1_250_000
    assert LineBalance.objects.get(line__number=1).ordered_hundredths == 2000
    assert OrderStateChange.objects.get(order=order).since_on == TODAY
    assert own_doubts() == []
    assert list(differences(TODAY)) == []


def test_la_notification_part_avec_le_contenu_du_bon_et_sans_les_motifs_du_choix() -> None:
    order = draft(siret=BETA, lines=(LineEntry("mes-aides", "DEVOPS", 200),), reason="Alpha a un conflit d’intérêts")
    notice = notified(order, signatory())
    told = json.loads(notice.content)["content"]
    assert (told["excluding_vat_cents"], told["vat_cents"], told["including_vat_cents"]) == (
        900_000,
        180_000,
        1_080_000,
    )
    assert told["lines"][0]["ordered_hundredths"] == 2400
    assert "conflit" not in notice.content
    assert [entry.verb for entry in JournalEntry.objects.order_by("-sequence")[:2]] == [
        "notice.issued",
        "order.notified",
    ]


def test_l_engagement_juridique_et_le_service_executant_se_disent_en_signant() -> None:
    order = draft()
    signing = Signing(order.pk, read(order), ("1500000001", "1500000002"), "DNUM-42")
    notify_order(signing, signatory(), TODAY)
    order.refresh_from_db()
    assert order.legal_commitment_numbers == ["1500000001", "1500000002"]
    assert order.executing_service_code == "DNUM-42"


def test_notifier_deux_fois_ne_notifie_qu_une_fois() -> None:
    order, account = draft(), signatory()
    signing = Signing(order.pk, read(order))
    notify_order(signing, account, TODAY)
    with pytest.raises(Refused, match="order_already_notified"):
        notify_order(signing, account, TODAY)
    assert Notice.objects.count() == 1
    assert Framework.objects.get().committed_cents == 1_250_000


def test_ce_qui_a_change_depuis_la_lecture_ne_se_signe_pas() -> None:
    order, account = draft(), signatory()
    stale = Signing(order.pk, read(order))
    Order.objects.filter(pk=order.pk).update(ends_on=date(2026, 3, 31))
    with pytest.raises(Refused, match="order_changed_meanwhile"):
        notify_order(stale, account, TODAY)
    notify_order(replace(stale, seen=read(order)), account, TODAY)


def test_le_montant_maximum_n_est_jamais_depasse() -> None:
    order = draft(lines=(LineEntry("mes-aides", "DEVOPS", 2001),))
    assert refused(order) == ["order_above_ceiling"]
    assert Framework.objects.get().committed_cents == 0


def test_hors_de_la_validite_de_l_accord_cadre_rien_ne_se_notifie() -> None:
    order = draft()
    Order.objects.filter(pk=order.pk).update(ends_on=date(2027, 12, 31))
    last = date(2026, 12, 31)
    assert refused(order, on=last + timedelta(days=1)) == ["order_outside_validity"]
    notified(order, signatory("autre@exemple.fr"), last)


def test_sans_prix_en_vigueur_ou_sans_ligne_rien_ne_se_notifie() -> None:
    unpriced = draft(siret=BETA, lines=(LineEntry("mes-aides", "FORFAIT", 100),), reason="continuité")
    assert refused(unpriced) == ["line_price_missing"]
    assert refused(draft("BC-8", lines=()), signatory("deux@exemple.fr")) == ["order_says_nothing"]


def test_un_taux_de_tva_a_renseigner_refuse_la_notification() -> None:
    FrameworkTerm.objects.update_or_create(
        framework=Framework.objects.get(), key="vat_rate", defaults={"value": "", "source": "CCAP"}
    )
    assert refused(draft()) == ["term_missing"]


def test_une_fin_d_execution_passee_refuse_la_notification() -> None:
    assert refused(draft(), on=date(2026, 1, 2)) == ["order_period_over"]


def test_passer_un_titulaire_mieux_place_demande_un_motif() -> None:
    assert refused(draft(siret=BETA, lines=(LineEntry("mes-aides", "DEVOPS", 100),))) == ["choice_without_reason"]


def test_un_titulaire_ecarte_en_cours_de_route_ne_recoit_plus_de_bon() -> None:
    order = draft()
    ContractorRank.objects.filter(contractor__siret=ALPHA).update(ended_on=TODAY, end_reason="fusion")
    assert refused(order) == ["contractor_rank_ended"]


def test_qui_suit_un_titulaire_ecarte_est_le_mieux_place() -> None:
    ContractorRank.objects.filter(contractor__siret=ALPHA).update(ended_on=TODAY, end_reason="fusion")
    notified(draft(siret=BETA, lines=(LineEntry("mes-aides", "DEVOPS", 100),)), signatory())


@pytest.mark.parametrize(
    ("delegated", "code"),
    [
        ({"holds_one": False}, "no_delegation"),
        ({"right": "certify"}, "no_delegation"),
        ({"until_on": TODAY - timedelta(days=1)}, "no_delegation"),
        ({"most_cents": 1_249_999}, "delegation_amount"),
    ],
)
def test_sans_delegation_de_signature_personne_ne_notifie(delegated: dict[str, Any], code: str) -> None:
    assert refused(draft(), signatory(**delegated)) == [code]


@pytest.mark.parametrize("state", ["declined", "cancelled"])
def test_un_bon_decline_ou_annule_ne_se_notifie_plus(state: str) -> None:
    order = draft()
    Order.objects.filter(pk=order.pk).update(state=state)
    assert refused(order) == ["order_not_to_issue"]


def test_un_bon_propose_se_notifie() -> None:
    order = draft()
    Order.objects.filter(pk=order.pk).update(state="proposed")
    notified(order, signatory())


def test_le_taux_de_tva_fige_est_dans_le_journal() -> None:
    notified(draft(), signatory())
    told = json.loads(JournalEntry.objects.get(verb="order.notified").body)["details"]["facts"]
    assert told["order_rates"]["count"] == 1
