"""Saisir un bon de commande et un reste à faire sans tableur : mêmes règles que l'import (CCTP 2, 4.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gouvernail.actions.enter_order import LineEntry, OrderEntry, enter_order
from gouvernail.actions.record_estimate import EstimateEntry, record_estimate
from gouvernail.records.models import JournalEntry, LineBalance, Order
from gouvernail.records.queries.journal_check import doubts
from gouvernail.rules.verdicts import Refused
from gouvernail.wording import refusal_sentence
from tests.market import ALPHA, BETA, NOTIFIED, TODAY, Told, accepted, base, beta, book

pytestmark = pytest.mark.django_db

ENTRY = OrderEntry(
    number="BC-7",
    framework_number="MN-1",
    contractor_siret=ALPHA,
    lines=(LineEntry("mes-aides", "DEVOPS", 100), LineEntry("rdv", "FRAIS", 50_000)),
    notified_on=NOTIFIED,
)


@pytest.fixture(autouse=True)
def _market() -> None:
    accepted(base(commandes=[], lignes=[]))


def refused(entry: OrderEntry) -> list[tuple[str, object, object]]:
    """Code, column and row of every refusal, all of which have a sentence."""
    with pytest.raises(Refused) as refusal:
        enter_order(entry, "pilotage", TODAY)
    assert all(refusal_sentence(one) for one in refusal.value.refusals)
    assert not Order.objects.filter(number="BC-7").exists()
    return [(one.code, one.values["column"], one.values["row"]) for one in refusal.value.refusals]


@pytest.mark.clause("2-order-by-need")
def test_un_bon_saisi_notifie_fige_ses_prix() -> None:
    order = enter_order(ENTRY, "pilotage", TODAY)
    assert order.state == "notified"
    assert list(order.lines.values_list("unit_price_cents", flat=True)) == [500_000, 100]
    assert JournalEntry.objects.order_by("sequence").last().verb == "order.entered"  # type: ignore[union-attr]
    assert list(doubts()) == []


def test_un_brouillon_saisi_n_engage_rien() -> None:
    order = enter_order(replace(ENTRY, notified_on=None), "pilotage", TODAY)
    assert order.state == "draft"
    assert not LineBalance.objects.exists()


def test_un_numero_deja_pris_est_refuse() -> None:
    enter_order(ENTRY, "pilotage", TODAY)
    with pytest.raises(Refused) as refusal:
        enter_order(ENTRY, "pilotage", TODAY)
    assert [one.code for one in refusal.value.refusals] == ["order_number_taken"]
    assert refusal_sentence(refusal.value.refusals[0]).startswith("Le bon de commande « BC-7 » existe déjà")


@pytest.mark.clause("4.2-next-contractor")
def test_passer_un_titulaire_mieux_place_demande_un_motif() -> None:
    to_beta = replace(ENTRY, contractor_siret=BETA, lines=ENTRY.lines[:1])
    assert refused(to_beta) == [("choice_without_reason", "motif_attribution", None)]
    assert enter_order(replace(to_beta, attribution_reason="continuité"), "pilotage", TODAY).contractor == beta()


@pytest.mark.clause("4.2-next-contractor")
def test_en_rotation_qui_attend_depuis_plus_longtemps_passe_avant() -> None:
    """Alpha vient d'avoir une commande : le tour est à Beta, et la lui rendre demande un motif."""
    told = {"number": "MN-2", "attribution_rule": "rotation"}
    ranks: list[Told] = [
        {"framework_number": "MN-2"},
        {"framework_number": "MN-2", "siret": BETA, "rank": 2, "name": "Beta"},
    ]
    prices = [{"framework_number": "MN-2"}, {"framework_number": "MN-2", "contractor_siret": BETA}]
    accepted(book(marches=[told], titulaires=ranks, uo=[{"framework_number": "MN-2"}], prix=prices))
    turn = replace(ENTRY, framework_number="MN-2", lines=ENTRY.lines[:1])
    enter_order(replace(turn, number="BC-6"), "pilotage", TODAY)
    assert refused(turn) == [("choice_without_reason", "motif_attribution", None)]
    assert enter_order(replace(turn, contractor_siret=BETA), "pilotage", TODAY).contractor == beta()


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (replace(ENTRY, lines=(LineEntry("mes-aides", "DEVOPS", 2001),)), ("order_above_ceiling", "numero", None)),
        (replace(ENTRY, lines=(LineEntry("inconnu", "DEVOPS", 1),)), ("product_unknown", "produit", 1)),
        (replace(ENTRY, framework_number="MN-9"), ("framework_unknown", "marche", None)),
        (
            replace(ENTRY, starts_on=date(2025, 5, 1), ends_on=date(2025, 4, 1)),
            ("end_before_start", "fin", 0),
        ),
        (replace(ENTRY, notified_on=date(2027, 1, 1)), ("order_outside_validity", "date_notification", None)),
    ],
)
def test_les_refus_nomment_le_champ_et_la_ligne(entry: OrderEntry, expected: tuple[str, str, int | None]) -> None:
    assert expected in refused(entry)


@pytest.mark.clause("4.2-statement")
def test_un_reste_a_faire_saisi_compte_aussitot() -> None:
    enter_order(ENTRY, "pilotage", TODAY)
    record_estimate(EstimateEntry("BC-7", 1, TODAY, 750, "équipe"), "pilotage", TODAY)
    assert LineBalance.objects.get(line__number=1).estimate_hundredths == 750


def test_un_reste_a_faire_negatif_ou_d_un_autre_titulaire_est_refuse() -> None:
    enter_order(ENTRY, "pilotage", TODAY)
    with pytest.raises(Refused) as negative:
        record_estimate(EstimateEntry("BC-7", 1, TODAY, -25), "pilotage", TODAY)
    with pytest.raises(Refused) as other:
        record_estimate(EstimateEntry("BC-7", 1, TODAY, 25), "beta", TODAY, contractor=beta())
    assert [one.code for one in (*negative.value.refusals, *other.value.refusals)] == [
        "estimate_negative",
        "order_unknown",
    ]
