"""Du besoin au bon de commande proposé : l'attribution et ses motifs, la réponse du titulaire (CCTP 2 et 4.2)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gouvernail.actions.needs.answer_order import answer_order
from gouvernail.actions.needs.attribute_need import Attributing, attribute_need
from gouvernail.actions.needs.cancel_order import cancel_order
from gouvernail.actions.needs.propose_order import propose_order
from gouvernail.actions.needs.rewrite_draft import Redrafted, rewrite_draft
from gouvernail.actions.needs.write_need import NeedFor, rewrite_need, withdraw_need, write_need
from gouvernail.records.models import (
    Attribution,
    Contractor,
    Deliverable,
    Framework,
    FrameworkTerm,
    Need,
    Notice,
    Order,
    PassedOver,
    Product,
)
from gouvernail.records.queries.scopes import EVERYTHING, Scope
from gouvernail.rules.attribution.passing_over import Choice, Passing
from gouvernail.rules.needs import NeededUnit, WrittenNeed
from gouvernail.rules.verdicts import Refused
from gouvernail.wording import refusal_sentence
from tests.actions.order_life.signatories import market, notified, own_doubts, read, signatory
from tests.market import ALPHA, BETA, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.clause("2-order-by-need", "4.2-next-contractor")]
WRITTEN = WrittenNeed(
    "Refondre l’accueil",
    [NeededUnit("DEVOPS", 200)],
    "medium",
    TODAY,
    date(2025, 12, 31),
    ("Service en production", "Code source"),
    ("git", "tdd"),
)


@pytest.fixture(autouse=True)
def _market() -> None:
    market()


def at(product: str = "mes-aides") -> NeedFor:
    return NeedFor(Framework.objects.get(), Product.objects.get(external_id=product))


def written(**values: object) -> Need:
    return write_need(at(), WrittenNeed(**{**_fields(WRITTEN), **values}), EVERYTHING, "pilotage")  # type: ignore[arg-type]


def _fields(need: WrittenNeed) -> dict[str, object]:
    return {name: getattr(need, name) for name in need.__slots__}


def attributed(need: Need, siret: str = ALPHA, number: str = "BC-9", **passed: Passing) -> Order:
    need.refresh_from_db()
    choice = Choice(siret, {ALPHA: passed["alpha"]} if passed else {})
    return attribute_need(need, Attributing(choice, number, need.version), "pilotage", TODAY)


def proposed(order: Order, on: date = TODAY) -> Notice:
    return propose_order(order, read(order, on), "pilotage", on)


def scope(siret: str) -> Scope:
    return Scope(contractor_ids=frozenset({Contractor.objects.get(siret=siret).pk}))


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    assert all(refusal_sentence(one) and one.clause for one in refused.value.refusals)
    return [one.code for one in refused.value.refusals]


def give(key: str, value: str) -> None:
    FrameworkTerm.objects.update_or_create(
        framework=Framework.objects.get(), key=key, defaults={"value": value, "source": "essai"}
    )


def test_le_besoin_devient_le_brouillon_d_un_bon_avec_ses_livrables_et_la_decision_est_gardee() -> None:
    need = written()
    order = attributed(need)
    need.refresh_from_db()
    assert (need.state, order.state, order.contractor.siret, order.ends_on) == (
        "attributed",
        "draft",
        ALPHA,
        date(2025, 12, 31),
    )
    line = order.lines.get()
    assert (line.product.external_id, line.work_unit.code, line.quantity_hundredths) == ("mes-aides", "DEVOPS", 200)
    assert list(Deliverable.objects.values_list("title", flat=True)) == ["Service en production", "Code source"]
    considered = Attribution.objects.get().considered
    assert [one["siret"] for one in considered] == [ALPHA, BETA]
    assert own_doubts() == []


def test_passer_un_titulaire_mieux_place_demande_un_motif_permis_et_vrai() -> None:
    need = written()
    with pytest.raises(Refused) as refused:
        attributed(need, BETA)
    assert codes(refused) == ["passing_over_without_reason"]
    with pytest.raises(Refused) as refused:
        attributed(need, BETA, alpha=Passing("declined"))
    assert codes(refused) == ["not_declined"]
    attributed(need, BETA, alpha=Passing("no_capacity", "Toute l’équipe est prise jusqu’en mars."))
    assert PassedOver.objects.values_list("contractor__siret", "reason", "place").get() == (ALPHA, "no_capacity", 1)
    assert own_doubts() == []


def test_le_titulaire_decline_le_besoin_revient_et_son_refus_permet_de_passer_au_suivant() -> None:
    need = written()
    order = attributed(need)
    notice = proposed(order)
    assert (notice.kind, notice.contractor.siret) == ("order_proposed", ALPHA)
    answer_order(order, "Nos équipes sont engagées ailleurs.", scope(ALPHA), "titulaire", TODAY, declines=True)
    order.refresh_from_db()
    need.refresh_from_db()
    assert (order.state, need.state) == ("declined", "open")
    with pytest.raises(Refused) as refused:
        answer_order(order, "Encore.", scope(ALPHA), "titulaire", TODAY, declines=True)
    assert codes(refused) == ["order_answered_already"]
    later = attributed(need, BETA, "BC-10", alpha=Passing("declined"))
    assert later.contractor.siret == BETA
    assert own_doubts() == []


def test_decliner_sans_motif_est_refuse_et_ne_change_rien() -> None:
    order = attributed(written())
    proposed(order)
    with pytest.raises(Refused) as refused:
        answer_order(order, "   ", scope(ALPHA), "titulaire", TODAY, declines=True)
    assert codes(refused) == ["declined_without_reason"]
    order.refresh_from_db()
    assert order.state == "proposed"


def test_un_autre_titulaire_ne_repond_pas() -> None:
    order = attributed(written())
    proposed(order)
    with pytest.raises(Refused) as refused:
        answer_order(order, "Non.", scope(BETA), "titulaire", TODAY, declines=True)
    assert codes(refused) == ["order_not_yours"]


def test_le_delai_de_reponse_se_compte_en_jours_ouvres_et_se_fige_a_la_proposition() -> None:
    give("silence_working_days", "10")
    order = attributed(written())
    proposed(order)  # lundi 30 juin 2025 ; le lundi 14 juillet est férié
    order.refresh_from_db()
    assert (order.proposed_on, order.answer_due_on) == (TODAY, date(2025, 7, 15))
    give("silence_working_days", "1")
    order.refresh_from_db()
    assert order.answer_due_on == date(2025, 7, 15)


@pytest.mark.parametrize(
    ("cancelled_on", "is_silent"),
    [(TODAY, False), (date(2025, 7, 15), False), (date(2025, 7, 16), True)],
    ids=["retiré le jour même", "retiré le dernier jour", "le lendemain du délai"],
)
def test_silencieux_seulement_si_le_bon_est_reste_propose_tout_le_delai(cancelled_on: date, is_silent: bool) -> None:
    give("silence_working_days", "10")
    need = written()
    order = attributed(need)
    proposed(order)
    cancel_order(order, "pilotage", cancelled_on)
    need.refresh_from_db()
    choice = Attributing(Choice(BETA, {ALPHA: Passing("silent")}), "BC-10", need.version)
    if is_silent:
        assert attribute_need(need, choice, "pilotage", date(2025, 7, 16)).contractor.siret == BETA
        return
    with pytest.raises(Refused) as refused:
        attribute_need(need, choice, "pilotage", date(2025, 9, 1))
    assert codes(refused) == ["not_silent"]


def test_sans_delai_personne_n_est_tenu_pour_silencieux() -> None:
    need = written()
    order = attributed(need)
    proposed(order)
    cancel_order(order, "pilotage", TODAY)
    need.refresh_from_db()
    with pytest.raises(Refused) as refused:
        attributed(need, BETA, "BC-10", alpha=Passing("silent"))
    assert codes(refused) == ["not_silent"]


def test_un_bon_accepte_puis_notifie_ne_se_decline_plus() -> None:
    order = attributed(written())
    proposed(order)
    answer_order(order, "", scope(ALPHA), "titulaire", TODAY, declines=False)
    notified(order, signatory())
    with pytest.raises(Refused) as refused:
        answer_order(order, "Trop tard.", scope(ALPHA), "titulaire", TODAY, declines=True)
    assert codes(refused) == ["order_answered_already"]
    with pytest.raises(Refused) as refused:
        cancel_order(order, "pilotage", TODAY)
    assert codes(refused) == ["order_not_to_cancel"]
    assert own_doubts() == []


def test_deux_attributions_a_la_fois_la_seconde_est_refusee() -> None:
    need = written()
    seen = need.version
    attribute_need(need, Attributing(Choice(ALPHA), "BC-9", seen), "pilotage", TODAY)
    with pytest.raises(Refused) as refused:
        attribute_need(need, Attributing(Choice(ALPHA), "BC-10", seen), "pilotage", TODAY)
    assert codes(refused) == ["need_not_open"]
    assert Order.objects.count() == 1


def test_un_besoin_change_entre_temps_ne_s_attribue_ni_ne_se_recrit() -> None:
    need = written()
    seen = need.version
    rewrite_need(need, seen, at(), WRITTEN, EVERYTHING, "pilotage")
    for again in (
        lambda: rewrite_need(need, seen, at(), WRITTEN, EVERYTHING, "pilotage"),
        lambda: attribute_need(need, Attributing(Choice(ALPHA), "BC-9", seen), "pilotage", TODAY),
        lambda: withdraw_need(need, seen, EVERYTHING, "pilotage"),
    ):
        with pytest.raises(Refused) as refused:
            again()
        assert codes(refused) == ["need_changed_meanwhile"]


def test_un_chef_de_produit_n_ecrit_que_pour_ses_produits() -> None:
    own = Scope(product_ids=frozenset({Product.objects.get(external_id="rdv").pk}))
    with pytest.raises(Refused) as refused:
        write_need(at("mes-aides"), WRITTEN, own, "chef")
    assert codes(refused) == ["need_product_unknown"]
    assert write_need(at("rdv"), WRITTEN, own, "chef").product.external_id == "rdv"


def test_un_brouillon_se_change_tant_qu_il_n_est_pas_propose() -> None:
    order = attributed(written())
    wanted = Redrafted(read(order), TODAY, TODAY + timedelta(days=90), {1: 300}, ("Maquettes",))
    rewrite_draft(order, wanted, "pilotage", TODAY)
    assert order.lines.get().quantity_hundredths == 300
    assert list(Deliverable.objects.values_list("title", flat=True)) == ["Maquettes"]
    with pytest.raises(Refused) as refused:
        rewrite_draft(order, wanted, "pilotage", TODAY)
    assert codes(refused) == ["order_changed_meanwhile"]
    proposed(order)
    with pytest.raises(Refused) as refused:
        rewrite_draft(order, Redrafted(read(order), None, None), "pilotage", TODAY)
    assert "order_not_draft" in codes(refused)


def test_ce_qui_ne_tient_pas_ensemble_est_refuse_mot_a_mot() -> None:
    bad = WrittenNeed(" ", [NeededUnit("INCONNUE", 0)], "énorme", TODAY, TODAY - timedelta(days=1), (), ("magie",))
    with pytest.raises(Refused) as refused:
        write_need(at(), bad, EVERYTHING, "pilotage")
    assert codes(refused) == [
        "need_without_title",
        "need_quantity_not_positive",
        "need_ends_before_start",
        "need_complexity_unknown",
        "need_skill_unknown",
        "need_unit_unknown",
    ]
    assert Need.objects.count() == 0
