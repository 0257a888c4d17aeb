"""Un produit confidentiel disparaît de tout, sauf pour son équipe et le bureau de pilotage (CCTP 4.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from gouvernail.pages.sign_in.needs import RIGHT
from gouvernail.records.models import JournalEntry, Product
from gouvernail.records.queries.journal_check import doubts
from gouvernail.rules.access import PUBLIC_RIGHTS
from tests.pages.confidential import SECRET, SecretWorld, make_secret_world
from tests.pages.samples import all_samples
from tests.pages.test_every_address import PATTERNS
from tests.pages.world import (
    ANONYMOUS,
    CORRESPONDENT_A,
    CORRESPONDENT_B,
    LEAD,
    MEMBER,
    PARTNER,
    ROLELESS,
    STEERING,
)

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.1-confidentiality")]

_MADE_AT = re.compile("<updated>.*?</updated>")
OUTSIDE = (ANONYMOUS, ROLELESS, LEAD, CORRESPONDENT_B, PARTNER)
TEAM = (STEERING, CORRESPONDENT_A, MEMBER, "its lead")


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUVERNAIL_TODAY", "2026-06-30")


@pytest.fixture
def secret() -> SecretWorld:
    return make_secret_world()


def _client(secret: SecretWorld, reader: str) -> Client:
    client = Client(raise_request_exception=False)
    if reader != ANONYMOUS:
        account = secret.lead if reader == "its lead" else secret.world.accounts[reader]
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    return (b"".join(answer) if answer.streaming else answer.content).decode("utf-8", "replace")


def _public(secret: SecretWorld) -> list[str]:
    """Every public address that reads alike for any product, and what people would try for this one."""
    found = [
        reverse(name, kwargs=dict(sample.kwargs(secret.world))) + (f"?{sample.query}" if sample.query else "")
        for name, samples in all_samples().items()
        for sample in samples
        if getattr(PATTERNS[name].callback, RIGHT) in PUBLIC_RIGHTS and sample.method == "get"
    ]
    tried = (
        "/recherche/?q=coffre",
        "/recherche/?q=ancien-coffre",
        "/produits/?q=coffre",
        "/produits/?theme=cryptographie",
    )
    return [*dict.fromkeys(found), *tried, "/produits/coffre-fort/", "/produits/ancien-coffre/"]


def _bare(text: str) -> str:
    """Without what people typed themselves and what differs on each reading."""
    lines = (_MADE_AT.sub("", line) for line in text.splitlines() if "csrf" not in line)
    return "\n".join(line.replace("q=coffre", "").replace("q=ancien-coffre", "") for line in lines)


def _unsaid(secret: SecretWorld, reader: str, addresses: Iterator[str] | list[str]) -> list[tuple[str, str]]:
    client = _client(secret, reader)
    found = []
    for address in addresses:
        text = _text(client, address)
        typed = {"coffre-fort", "ancien-coffre"} if "coffre" in address else set()
        found += [(address, word) for word in SECRET if word in text and word not in typed]
    return found


def test_aucune_adresse_publique_ne_le_dit_plus(secret: SecretWorld) -> None:
    addresses = _public(secret)
    anonymous = _client(secret, ANONYMOUS)
    before = {address: _text(anonymous, address) for address in addresses}
    assert [word for word in SECRET if not any(word in text for text in before.values())] == []
    secret.hide()
    for reader in OUTSIDE:
        assert _unsaid(secret, reader, addresses) == [], reader


def test_tout_se_lit_comme_si_le_produit_n_avait_jamais_existe(secret: SecretWorld) -> None:
    """Names, ids and counts: what is public equals, word for word, what a portfolio without it says."""
    addresses = [address for address in _public(secret) if not address.endswith((".xlsx", ".ods"))]
    anonymous = _client(secret, ANONYMOUS)
    secret.hide()
    hidden = {address: _bare(_text(anonymous, address)) for address in addresses}
    elsewhere = {"origin": Product.Origin.ADMINISTRATION, "incubator": None, "is_confidential": False}
    Product.objects.filter(pk=secret.product.pk).update(**elsewhere)
    for related in (secret.product.phases, secret.product.events, secret.product.labels, secret.product.aliases):
        related.all().delete()
    secret.product.sponsors.clear()
    assert {address: _bare(_text(anonymous, address)) for address in addresses} == hidden


def test_son_equipe_et_le_bureau_le_voient(secret: SecretWorld) -> None:
    secret.hide()
    for reader in TEAM:
        client = _client(secret, reader)
        assert "Produit confidentiel" in _text(client, "/produits/coffre-fort/"), reader
        assert "Coffre fort" in _text(client, "/recherche/?q=coffre"), reader
        assert client.get("/produits/coffre-fort/phases.csv").status_code == 200, reader
        assert client.get("/produits/ancien-coffre/").status_code == 301, reader
    for reader in OUTSIDE:
        client = _client(secret, reader)
        for place in ("coffre-fort/", "coffre-fort/phases.csv", "ancien-coffre/"):
            assert client.get(f"/produits/{place}").status_code == 404, (reader, place)


def test_ni_le_partenaire_qui_le_parraine_ni_le_chef_d_un_autre_produit_ne_le_trouvent(secret: SecretWorld) -> None:
    assert "Coffre fort" in _text(_client(secret, PARTNER), "/partenaire/")
    secret.hide()
    for reader in (PARTNER, LEAD):
        client = _client(secret, reader)
        assert "Coffre fort" not in _text(client, "/partenaire/")
        assert "coffre" not in _text(client, "/partenaire.csv")
        assert client.get("/partenaire/coffre-fort/").status_code == 404
        assert client.get("/partenaire/coffre-fort/activites.csv").status_code == 404
    for reader in (STEERING, "its lead"):
        assert "Coffre fort" in _text(_client(secret, reader), "/partenaire/coffre-fort/")


def test_aucune_liste_privee_ne_le_dit_a_qui_n_est_pas_de_l_equipe(secret: SecretWorld) -> None:
    secret.hide()
    samples = all_samples()
    private = [name for name in samples if getattr(PATTERNS[name].callback, RIGHT) not in PUBLIC_RIGHTS]
    addresses = [
        reverse(name, kwargs=dict(sample.kwargs(secret.world)))
        for name in private
        for sample in samples[name]
        if sample.method == "get" and not sample.query
    ]
    for reader in (ROLELESS, LEAD, CORRESPONDENT_B, PARTNER):
        assert _unsaid(secret, reader, list(dict.fromkeys(addresses))) == [], reader


def test_une_copie_gardee_n_est_plus_bonne(secret: SecretWorld) -> None:
    client = _client(secret, ANONYMOUS)
    kept = {
        address: client.get(address)["ETag"]
        for address in (
            "/",
            "/produits/",
            "/produits/coffre-fort/",
            "/sitemap.xml",
            "/mouvements.atom",
            "/api/v2.7/startups.json",
        )
    }
    secret.hide()
    for address, tag in kept.items():
        assert client.get(address, headers={"if-none-match": tag}).status_code != 304, address
    secret.show()
    assert client.get("/produits/coffre-fort/").status_code == 200


def test_la_decision_est_au_journal_et_une_main_dans_la_base_se_voit(secret: SecretWorld) -> None:
    secret.hide()
    assert JournalEntry.objects.latest("sequence").verb == "product.confidential"
    assert [one for one in doubts() if one.found == "confidential_products"] == []
    Product.objects.filter(pk=secret.product.pk).update(is_confidential=False)
    assert "confidential_products" in {one.found for one in doubts()}


def test_le_bureau_le_decide_et_le_leve_avec_un_motif(secret: SecretWorld) -> None:
    page = reverse("confidential_products")
    client = _client(secret, STEERING)
    refused = client.post(page, {"produit": "coffre-fort", "geste": "decider", "motif": " "})
    assert refused.status_code == 422
    assert 'value="coffre-fort"' in refused.content.decode()
    unknown = client.post(page, {"produit": "rien", "geste": "decider", "motif": "Enquête"})
    assert "Aucun produit ne porte cet identifiant" in unknown.content.decode()
    assert "Enquête" in unknown.content.decode()
    assert client.post(page, {"produit": "coffre-fort", "geste": "decider", "motif": "Enquête"}).status_code == 302
    again = client.post(page, {"produit": "coffre-fort", "geste": "decider", "motif": "Enquête"})
    assert "déjà confidentiel" in again.content.decode()
    assert "1 produit est confidentiel" in client.get(page).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert client.post(page, {"produit": "coffre-fort", "geste": "lever", "motif": "Publié"}).status_code == 302
    assert not Product.objects.filter(is_confidential=True).exists()
    assert JournalEntry.objects.filter(verb="product.confidential").count() == 2
