"""Les règles de confidentialité d'une mission : écrites ensemble, convenues, revues, lues (CCTP 4.1)."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gouvernail import clock
from gouvernail.records.models import ConfidentialityRules, JournalEntry
from gouvernail.records.queries.confidentiality.in_force import rules_in_force
from gouvernail.records.queries.journal_check import doubts
from tests.pages.world import CORRESPONDENT_A, CORRESPONDENT_B, LEAD, MEMBER, STEERING, World, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.1-confidentiality")]

RULES = "Rien ne sort du réseau interne.\nLes maquettes restent sur le poste fourni."


@pytest.fixture
def world() -> World:
    return make_world()


def _client(world: World, reader: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(world.accounts[reader], backend="django.contrib.auth.backends.ModelBackend")
    return client


def _address(world: World, reader: str) -> str:
    page = "mission_confidentiality" if reader in {STEERING, LEAD} else "own_mission_confidentiality"
    return reverse(page, args=[world.order_a.uuid, world.product_a.uuid])


def _post(world: World, reader: str, **typed: str) -> HttpResponse:
    return _client(world, reader).post(_address(world, reader), typed)  # type: ignore[return-value]


def _read(world: World, reader: str) -> str:
    return _client(world, reader).get(_address(world, reader)).content.decode().replace("\N{NO-BREAK SPACE}", " ")


def _agreed(world: World) -> None:
    assert _post(world, LEAD, geste="proposer", words=RULES, vu="0").status_code == 302
    assert _post(world, CORRESPONDENT_A, geste="accepter", vu="1").status_code == 302


def test_elles_entrent_en_vigueur_quand_les_deux_parties_ont_dit_oui(world: World) -> None:
    assert "Aucune règle" in _read(world, STEERING)
    _post(world, LEAD, geste="proposer", words=RULES, vu="0")
    assert rules_in_force(world.order_a, clock.today()) == []
    assert "Une version attend votre accord" in _read(world, CORRESPONDENT_A)
    assert "1 version attend votre accord" in _client(world, CORRESPONDENT_A).get(
        reverse("own_confidentiality")
    ).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert _post(world, CORRESPONDENT_A, geste="accepter", vu="1").status_code == 302
    (rules,) = rules_in_force(world.order_a, clock.today())
    assert rules.words == RULES
    assert "Des règles sont en vigueur, à revoir le" in _read(world, LEAD)
    assert [one for one in doubts() if one.found.startswith("confidentiality")] == []


def test_le_titulaire_peut_ecrire_le_premier(world: World) -> None:
    assert _post(world, CORRESPONDENT_A, geste="proposer", words=RULES, vu="0").status_code == 302
    assert "Une version attend votre accord" in _read(world, STEERING)
    assert _post(world, STEERING, geste="accepter", vu="1").status_code == 302
    assert len(rules_in_force(world.order_a, clock.today())) == 1
    assert [one for one in doubts() if one.found.startswith("confidentiality")] == []


def test_la_version_convenue_est_celle_qui_a_ete_lue(world: World) -> None:
    _agreed(world)
    _post(world, LEAD, geste="proposer", words="Autre chose.", vu="1")
    answer = _post(world, CORRESPONDENT_A, geste="accepter", vu="1")
    assert answer.status_code == 409
    assert "Une autre version" in answer.content.decode()
    stale = _post(world, CORRESPONDENT_A, geste="proposer", words="Ma version longue.", vu="1")
    assert stale.status_code == 409
    assert "Ma version longue." in stale.content.decode()
    assert [one.words for one in rules_in_force(world.order_a, clock.today())] == [RULES]


def test_un_double_envoi_n_ecrit_qu_une_version(world: World) -> None:
    for _ in range(2):
        _post(world, LEAD, geste="proposer", words=RULES, vu="0")
        _post(world, CORRESPONDENT_A, geste="accepter", vu="1")
    assert ConfidentialityRules.objects.count() == 1


def test_revoir_sans_rien_changer_se_fait_a_deux_aussi(world: World) -> None:
    _agreed(world)
    assert _post(world, CORRESPONDENT_A, geste="confirmer", vu="1").status_code == 302
    assert _post(world, STEERING, geste="accepter", vu="2").status_code == 302
    assert [(one.version, one.words) for one in rules_in_force(world.order_a, clock.today())] == [(2, RULES)]


def test_la_date_de_revue_echoit(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _agreed(world)
    assert ConfidentialityRules.objects.get().review_on is None
    assert "à revoir le" in _read(world, LEAD)
    monkeypatch.setenv("GOUVERNAIL_TODAY", f"{clock.today().year + 2}-01-01")
    assert "Les règles en vigueur sont à revoir depuis le" in _read(world, LEAD)
    listed = _client(world, CORRESPONDENT_A).get(reverse("own_confidentiality")).content.decode()
    assert "1 mission a des règles à revoir" in listed.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.clause("4.1-contractor-authority")
def test_l_etat_connait_le_nombre_de_lecteurs_et_jamais_leur_nom(world: World) -> None:
    _agreed(world)
    assert _post(world, MEMBER, geste="lire", vu="1").status_code == 302
    assert _post(world, MEMBER, geste="lire", vu="1").status_code == 409
    account = world.accounts[MEMBER]
    for reader in (STEERING, LEAD):
        text = _read(world, reader)
        assert "1 intervenant a dit les avoir lues" in text
        assert account.name not in text
        assert account.email not in text
    assert account.name in _read(world, CORRESPONDENT_A)
    assert JournalEntry.objects.get(verb="confidentiality.acknowledged").actor == "member"


def test_un_intervenant_lit_sans_rien_decider(world: World) -> None:
    _post(world, LEAD, geste="proposer", words=RULES, vu="0")
    for gesture in ("accepter", "proposer", "confirmer"):
        assert _post(world, MEMBER, geste=gesture, words="x", vu="1").status_code == 403
    assert rules_in_force(world.order_a, clock.today()) == []


def test_l_autre_titulaire_ne_trouve_rien(world: World) -> None:
    _agreed(world)
    address = _address(world, CORRESPONDENT_A)
    client = _client(world, CORRESPONDENT_B)
    assert client.get(address).status_code == 404
    assert client.post(address, {"geste": "accepter", "vu": "1"}).status_code == 404
    assert "BC-AUBEPINE-1" not in client.get(reverse("own_confidentiality")).content.decode()
