"""Une notification des deux côtés du mur : qui la lit, ce que sa lecture prouve, ce qui se note d'une autre voie."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from pypdf import PdfReader

from gouvernail import clock
from gouvernail.actions.record_receipt import sweep_evidence
from gouvernail.records.models import FrameworkTerm, Notice, NoticeReceipt, OrderLine, OutgoingMail, Presentation
from gouvernail.records.queries.journal_check import Doubt, doubts
from gouvernail.records.queries.presentations.seen_by import to_decide
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.notices import NoticeKind
from tests.makers import make_line, make_notice
from tests.pages.world import CORRESPONDENT_A, LEAD, STEERING, World, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-replacement")]

PDF = b"%PDF-1.7 un recepisse"


@pytest.fixture
def world(db: None) -> World:  # noqa: ARG001
    return make_world()


@pytest.fixture
def notice(world: World) -> Notice:
    people = {"people": [{"number": 1, "name": "Camille Exemple"}]}
    content = {"profiles": [{"number": 1, "profile": "Développement"}], "reasons": "Hors profil", "strange_key": "mot"}
    return make_notice(world.order_a, content=content, annex=people)


def client_of(world: World, reader: str) -> Client:
    client = Client()
    client.force_login(world.accounts[reader], backend="django.contrib.auth.backends.ModelBackend")
    return client


def own_doubts() -> list[Doubt]:
    """The doubts about notices: the makers of this world write their other facts without an entry."""
    return [doubt for doubt in doubts() if doubt.found.startswith("notice")]


def receipts() -> list[tuple[str, date]]:
    return list(NoticeReceipt.objects.values_list("channel", "received_on"))


def test_la_premiere_lecture_dans_l_espace_vaut_reception_une_seule_fois(world: World, notice: Notice) -> None:
    client, address = client_of(world, CORRESPONDENT_A), reverse("own_notice", args=[notice.uuid])
    assert "1 notification, dont 1 à lire." in client.get(reverse("own_notices")).content.decode().replace(
        "\N{NO-BREAK SPACE}", " "
    )
    client.head(address)
    client.get(address, headers={"Sec-Purpose": "prefetch;prerender"})
    assert receipts() == [], "nobody has read it yet"
    page = client.get(address).content.decode()
    client.get(address)
    client.get(reverse("own_notice_piece", args=[notice.uuid, "contenu.json"]))
    assert receipts() == [("space", clock.today())]
    assert "reçue le" in page
    assert own_doubts() == []


def test_l_etat_qui_lit_ne_prouve_rien(world: World, notice: Notice) -> None:
    for reader in (STEERING, LEAD):
        page = client_of(world, reader).get(reverse("notice", args=[notice.uuid])).content.decode()
        assert "réception à prouver" in page
        assert "sans horodatage d’une autorité" in page
        assert "Aucune autorité n’est réglée" in page
    assert receipts() == []


def test_le_contenu_ne_nomme_personne_et_aucun_code_ne_se_lit(world: World, notice: Notice) -> None:
    assert "Camille" not in notice.content
    page = client_of(world, STEERING).get(reverse("notice", args=[notice.uuid])).content.decode()
    assert "Camille Exemple" in page
    assert "strange_key" not in page
    assert "Autre indication" in page
    Notice.objects.filter(pk=notice.pk).update(annex="")
    page = client_of(world, STEERING).get(reverse("notice", args=[notice.uuid])).content.decode()
    assert "Camille" not in page
    assert "L’annexe a été effacée" in page
    told = json.loads(notice.content)
    assert told["annex_sha256"] == hashlib.sha256(notice.annex.encode()).hexdigest()


def test_le_document_dit_l_empreinte_et_qu_aucune_autorite_n_est_reglee(world: World, notice: Notice) -> None:
    client = client_of(world, STEERING)
    answer = client.get(reverse("notice_piece", args=[notice.uuid, "document.pdf"]))
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    together = "".join(text.split())
    assert notice.content_sha256 in together
    assert "Sanshorodataged’uneautorité" in together
    assert "Camille" not in text
    root = PdfReader(BytesIO(answer.content)).root_object
    assert {"/StructTreeRoot", "/MarkInfo", "/Metadata"} <= set(root)
    again = client.get(reverse("notice_piece", args=[notice.uuid, "document.pdf"]))
    assert again.content == answer.content, "it is printed once"
    annex = client.get(reverse("notice_piece", args=[notice.uuid, "annexe.pdf"])).content
    assert "Camille Exemple" in PdfReader(BytesIO(annex)).pages[0].extract_text()


def _post(world: World, notice: Notice, **typed: object) -> str:
    told = {
        "seen": notice.receipts.count(),
        "channel": "receipt",
        "read_on": "",
        "deposited_on": "",
        "note": "",
        **typed,
    }
    answer = client_of(world, STEERING).post(reverse("new_receipt", args=[notice.uuid]), told, follow=True)
    return answer.content.decode()


def test_une_lettre_recommandee_se_note_avec_sa_preuve(world: World, notice: Notice) -> None:
    today = clock.today()
    proof = SimpleUploadedFile("../../avis\nreçu.pdf", PDF)
    page = _post(world, notice, channel="registered_letter", read_on=f"{today:%d/%m/%Y}", evidence=proof)
    assert "Réception notée" in page
    kept = NoticeReceipt.objects.get()
    assert (kept.channel, kept.received_on) == ("registered_letter", today)
    assert kept.evidence_sha256 == hashlib.sha256(PDF).hexdigest()
    assert (Path(django_settings.MEDIA_ROOT) / kept.evidence_path).read_bytes() == PDF
    client = client_of(world, STEERING)
    answer = client.get(reverse("notice_evidence", args=[notice.uuid, kept.pk]))
    assert (answer.content, answer["Content-Type"]) == (PDF, "application/pdf")
    assert own_doubts() == []


def test_un_depot_sur_le_profil_d_acheteur_est_repute_recu_au_bout_de_huit_jours(
    world: World, notice: Notice, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = clock.today()
    _post(world, notice, channel="buyer_profile", deposited_on=f"{today:%d/%m/%Y}")
    assert receipts() == [("buyer_profile", today + timedelta(days=8))]
    address, client = reverse("notice", args=[notice.uuid]), client_of(world, STEERING)
    assert "réputée reçue le" in client.get(address).content.decode()
    monkeypatch.setenv("GOUVERNAIL_TODAY", (today + timedelta(days=8)).isoformat())
    assert "(profil d’acheteur)" in client.get(address).content.decode()
    assert own_doubts() == []


def test_sans_la_clause_un_depot_seul_ne_prouve_pas_la_reception(world: World, notice: Notice) -> None:
    FrameworkTerm.objects.create(framework=world.framework, key="buyer_profile_days", value="")
    page = _post(world, notice, channel="buyer_profile", deposited_on=f"{clock.today():%d/%m/%Y}", note="mot gardé")
    assert "clause à renseigner" in page
    assert "mot gardé" in page
    assert receipts() == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Dites quel jour la notification a été reçue."),
        ({"read_on": "31/02/2026"}, "Écrivez cette date"),
        ({"read_on": "01/01/2020"}, "ni déposée ni reçue avant"),
        ({"read_on": "01/01/2200"}, "à venir"),
        ({"channel": "space", "read_on": "01/01/2026"}, "choix"),
        ({"read_on": "aujourd’hui", "evidence": SimpleUploadedFile("a.exe", b"MZ")}, "Écrivez cette date"),
        ({"read_on": "01/01/2200", "seen": "7"}, "entre-temps"),
    ],
)
def test_ce_qui_ne_prouve_rien_est_refuse_en_mots(
    world: World, notice: Notice, typed: dict[str, object], said: str
) -> None:
    assert said in _post(world, notice, **typed)
    assert receipts() == []


def test_une_preuve_d_un_autre_genre_n_est_pas_gardee(world: World, notice: Notice) -> None:
    fake = SimpleUploadedFile("preuve.pdf", b"<html>")
    assert "n’en est pas un" in _post(world, notice, read_on=f"{clock.today():%d/%m/%Y}", evidence=fake)
    assert list(Path(django_settings.MEDIA_ROOT).rglob("*.pdf")) == []


def test_un_courriel_refuse_est_dit_sur_la_page(world: World, notice: Notice) -> None:
    [mail] = [one.mail for one in notice.mails.all()]
    assert (mail.to, mail.kind) == (world.accounts[CORRESPONDENT_A].email, "notice")
    OutgoingMail.objects.filter(pk=mail.pk).update(given_up_at=clock.now(), next_try_at=None, trouble="refusé (550)")
    page = client_of(world, STEERING).get(reverse("notice", args=[notice.uuid])).content.decode()
    assert "refusé (550)" in page
    assert "Prévenez le titulaire par une autre voie" in page


def test_une_liste_vide_dit_ce_qui_s_y_lira(world: World) -> None:
    assert "Aucune notification." in client_of(world, STEERING).get(reverse("notices")).content.decode()
    assert (
        "Aucune notification ne vous" in client_of(world, CORRESPONDENT_A).get(reverse("own_notices")).content.decode()
    )


def test_un_disque_plein_se_dit_et_ne_laisse_ni_ligne_ni_fichier(world: World, notice: Notice, tmp_path: Path) -> None:
    place = tmp_path / "plein"
    place.write_bytes(b"")
    with override_settings(MEDIA_ROOT=place):
        proof = SimpleUploadedFile("avis.pdf", PDF)
        page = _post(world, notice, read_on=f"{clock.today():%d/%m/%Y}", evidence=proof)
    assert "pas pu garder ce fichier" in page
    assert receipts() == []


def test_ce_qu_une_panne_laisse_sur_le_disque_en_repart_et_rien_d_autre(world: World, notice: Notice) -> None:
    _post(world, notice, read_on=f"{clock.today():%d/%m/%Y}", evidence=SimpleUploadedFile("avis.pdf", PDF))
    kept = Path(django_settings.MEDIA_ROOT) / NoticeReceipt.objects.get().evidence_path
    orphan, fresh = kept.parent / "orphelin.pdf", kept.parent / "en-cours.pdf"
    for one in (orphan, fresh):
        one.write_bytes(PDF)
    for one in (kept, orphan):
        os.utime(one, (0, 0))
    assert sweep_evidence() == 1
    assert (kept.exists(), orphan.exists(), fresh.exists()) == (True, False, True)
    fresh.unlink()


def _line_of_another_product(world: World) -> OrderLine:
    line = world.order_a.lines.get()
    return make_line(world.order_a, world.product_b, line.work_unit, number=2)


def test_qui_ne_voit_pas_toutes_les_lignes_d_un_bon_ne_lit_pas_ce_qui_les_dit_toutes(
    world: World, notice: Notice
) -> None:
    suspended = make_notice(world.order_a, kind=NoticeKind.ORDER_SUSPENDED, content={"reason": "Attente"})
    lead = client_of(world, LEAD)
    assert lead.get(reverse("notice", args=[notice.uuid])).status_code == 200
    _line_of_another_product(world)
    listed = lead.get(reverse("notices_file", args=["csv"])).content.decode()
    assert (notice.number in listed, suspended.number in listed) == (False, True)
    for name, args in (("notice", []), ("notice_piece", ["contenu.json"]), ("notice_piece", ["annexe.json"])):
        assert lead.get(reverse(name, args=[notice.uuid, *args])).status_code == 404
    assert client_of(world, STEERING).get(reverse("notice", args=[notice.uuid])).status_code == 200


def test_la_decision_sur_un_profil_d_un_autre_produit_ne_se_lit_pas(world: World) -> None:
    values = {"order": world.order_a, "profile": "Développeuse", "presented_at": clock.now(), "recorded_in": 1}
    own = Presentation.objects.create(line=world.order_a.lines.get(), number=1, **values)
    other = Presentation.objects.create(line=_line_of_another_product(world), number=2, **values)
    lead, kind = client_of(world, LEAD), NoticeKind.PRESENTATION_RECUSED
    for presentation, status in ((own, 200), (other, 404)):
        told = make_notice(world.order_a, kind=kind, presentation=presentation, content={"reasons": "Hors profil"})
        assert lead.get(reverse("notice", args=[told.uuid])).status_code == status


def test_qui_presente_ne_decide_pas_meme_par_une_autre_porte(world: World) -> None:
    line = world.order_a.lines.get()
    one = Presentation.objects.create(
        order=world.order_a, line=line, number=1, profile="Développeuse", presented_at=clock.now(), recorded_in=1
    )
    assert to_decide(Scope(product_ids=frozenset({world.product_a.pk}))).get() == one
    assert not to_decide(Scope(contractor_ids=frozenset({world.contractor_a.pk}))).exists()
