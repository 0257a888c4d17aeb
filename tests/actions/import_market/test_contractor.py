"""Ce que le correspondant d'un titulaire importe, et les murs entre titulaires (CCTP 4.1, 4.2)."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.actions.import_market.report import told
from gouvernail.records.models import DayEntry, LineBalance
from tests.makers import make_product
from tests.market import BETA, Told, accepted, alpha, base, beta, book, codes, hand_over, warned

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_orders() -> None:
    """BC-1 of Alpha and BC-2 of Beta."""
    orders: list[Told] = [{}, {"number": "BC-2", "contractor_siret": BETA, "attribution_reason": "continuité"}]
    accepted(base(commandes=orders, lignes=[{}, {"order_number": "BC-2"}], jours=[{"order_number": "BC-2"}]))


@pytest.mark.usefixtures("two_orders")
@pytest.mark.clause("4.2-device")
def test_un_correspondant_importe_jours_activites_et_restes_a_faire() -> None:
    sheets = book(jours=[{"work_on": date(2025, 3, 4)}], activites=[{}], restes_a_faire=[{}])
    assert accepted(sheets, contractor=alpha()).done


@pytest.mark.usefixtures("two_orders")
def test_ses_jours_sont_toujours_declares() -> None:
    report = accepted(book(jours=[{"state": "accepted"}]), contractor=alpha())
    assert warned(report) == ["state_of_contractor_ignored"]
    assert DayEntry.objects.get(line__order__number="BC-1").state == "declared"


@pytest.mark.usefixtures("two_orders")
def test_ce_qu_il_corrige_redevient_declare() -> None:
    accepted(book(jours=[{"state": "accepted"}]))
    accepted(book(jours=[{"hundredths": 50}]), contractor=alpha())
    balance = LineBalance.objects.get(line__order__number="BC-1")
    assert (balance.done_hundredths, balance.pending_hundredths) == (0, 50)


@pytest.mark.usefixtures("two_orders")
@pytest.mark.parametrize("sheet", ["jours", "activites", "restes_a_faire"])
@pytest.mark.clause("4.2-device")
def test_le_bon_d_un_autre_est_exactement_un_bon_inconnu(sheet: str) -> None:
    of_other = hand_over(book(**{sheet: [{"order_number": "BC-2"}]}), contractor=alpha())
    unknown = hand_over(book(**{sheet: [{"order_number": "BC-9"}]}), contractor=alpha())
    masked = [str(told(error)).replace("BC-2", "BC-X") for error in of_other.errors]
    assert masked == [str(told(error)).replace("BC-9", "BC-X") for error in unknown.errors]
    assert codes(of_other) == ["order_unknown"]


@pytest.mark.usefixtures("two_orders")
@pytest.mark.clause("4.2-device")
def test_rien_ne_trahit_les_jours_d_une_personne_chez_un_autre() -> None:
    """p1 a déjà une journée chez Beta à cette date : Alpha n'en apprend rien."""
    report = accepted(book(jours=[{}]), contractor=alpha())
    assert report.warnings == []
    assert beta().workers.get().identifier == alpha().workers.get().identifier


@pytest.mark.usefixtures("two_orders")
@pytest.mark.parametrize("sheet", ["marches", "projets", "commandes", "lignes", "constats", "prix", "modificatifs"])
def test_les_autres_feuilles_lui_sont_refusees(sheet: str) -> None:
    assert codes(hand_over(book(**{sheet: list[Told]([{}])}), contractor=alpha())) == ["sheet_not_of_contractor"]


@pytest.mark.usefixtures("two_orders")
@pytest.mark.clause("4.1-confidentiality")
@pytest.mark.parametrize("product", ["coffre-fort", "inconnu"])
def test_nommer_un_produit_confidentiel_ou_inconnu_est_refuse_de_meme(product: str) -> None:
    """Les feuilles qui nomment des produits ne sont pas les siennes : rien n'en est lu."""
    make_product("coffre-fort", is_confidential=True)
    sheets: dict[str, list[Told]] = {"projets": [{"external_id": product}], "lignes": [{"product_id": product}]}
    report = hand_over(book(**sheets), contractor=alpha())
    assert codes(report) == ["sheet_not_of_contractor", "sheet_not_of_contractor"]
    assert product not in str([told(error) for error in report.errors])


@pytest.mark.usefixtures("two_orders")
def test_une_feuille_vide_ne_le_gene_pas() -> None:
    assert accepted(book(commandes=[], jours=[{}]), contractor=alpha()).done


@pytest.mark.usefixtures("two_orders")
def test_il_ne_reprend_pas_d_historique() -> None:
    before: list[Told] = [{"work_on": date(2025, 1, 2)}]
    assert codes(hand_over(book(jours=before), contractor=alpha(), historical=True)) == ["day_before_notification"]


@pytest.mark.usefixtures("two_orders")
@pytest.mark.parametrize("state", ["draft", "cancelled"])
@pytest.mark.parametrize("sheet", ["jours", "activites", "restes_a_faire"])
@pytest.mark.clause("4.2-device")
def test_un_brouillon_de_l_administration_est_exactement_un_bon_inconnu(sheet: str, state: str) -> None:
    draft: Told = {"number": "BC-3", "notified_on": None, "state": state}
    accepted(book(commandes=[draft], lignes=[{"order_number": "BC-3"}]))
    of_draft = hand_over(book(**{sheet: [{"order_number": "BC-3"}]}), contractor=alpha())
    unknown = hand_over(book(**{sheet: [{"order_number": "BC-9"}]}), contractor=alpha())
    masked = [str(told(error)).replace("BC-3", "BC-X") for error in of_draft.errors]
    assert masked == [str(told(error)).replace("BC-9", "BC-X") for error in unknown.errors]
