"""Présenter une équipe, comparer ses compétences, la récuser à temps, par les pages (CCTP 4.2)."""

from __future__ import annotations

import re
import resource
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from gouvernail.actions.presentations.record_lapses import record_lapses
from gouvernail.records.models import (
    Assignment,
    Notice,
    Order,
    OrderLine,
    Presentation,
    ReferenceFile,
    Replacement,
    WorkUnit,
)
from gouvernail.records.queries.journal_check import doubts
from gouvernail.rules.access import Role
from tests.market import ALPHA, BETA, NOTIFIED, accepted, base
from tests.pages.contractor.conftest import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-recusal")]
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
NEW, LIST, STATE = "/espace/presentations/nouvelle/", "/espace/presentations/", "/pilotage/equipes/"
FIRST, LAST, LATE = "2025-06-30", "2025-07-10", "2025-07-11"
"""Presented on a Monday; the eighth working day is the Thursday of the week after."""
On = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Sides:
    """Who presents, who decides, who must see nothing."""

    alpha: Client
    beta: Client
    lead: Client
    steering: Client


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> On:
    def day(text: str) -> None:
        monkeypatch.setenv("GOUVERNAIL_TODAY", text)

    day(FIRST)
    return day


@pytest.fixture
def sides(on: On) -> Sides:  # noqa: ARG001
    orders = [{}, {"number": "BC-2", "contractor_siret": BETA, "attribution_reason": "Alpha n’avait pas la place."}]
    accepted(base(commandes=orders, lignes=[{}, {"order_number": "BC-2", "product_id": "rdv"}]))
    WorkUnit.objects.update(kind="design")
    correspondent, steering = Role.CORRESPONDENT, signed_in(Role.STEERING_OFFICE, "")
    alpha, beta = signed_in(correspondent, ALPHA), signed_in(correspondent, BETA)
    return Sides(alpha, beta, signed_in(Role.PRODUCT_LEAD, "mes-aides"), steering)


def text(answer: Any) -> str:
    return re.sub(r"[ \n\N{NO-BREAK SPACE}]+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode())).replace(" .", ".")


def file(name: str = "références.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def typed(*references: SimpleUploadedFile, **more: str) -> dict[str, Any]:
    levels = {"c-user_research": "3", "c-product_contribution": "2", "c-skills_transfer": "1"}
    who = {"profile": "Designer confirmée", "name": "Camille Exemple", "worker": "design-1"}
    return {**who, **levels, "references": list(references), **more}


def address(number: str = "BC-1", more: str = "") -> str:
    return f"{NEW}?ligne={OrderLine.objects.get(order__number=number).uuid}{more}"


def presented(sides: Sides) -> Presentation:
    assert sides.alpha.post(address(), typed(file())).status_code == 302
    return Presentation.objects.get()


def decide(client: Client, one: Presentation, gesture: str, words: str = "", seen: str = "") -> Any:
    page = f"{STATE}{one.uuid}/"
    found = re.search(r'name="vu" value="(\d+)"', client.get(page).content.decode())
    return client.post(page, {"geste": gesture, "mots": words, "vu": seen or (found[1] if found else "0")})


def kept() -> list[Path]:
    folder = Path(django_settings.MEDIA_ROOT) / "references"
    return list(folder.iterdir()) if folder.is_dir() else []


@pytest.mark.clause("3-skills")
def test_un_profil_se_presente_avec_ses_competences_et_ce_qui_lui_manque_se_lit_des_deux_cotes(sides: Sides) -> None:
    one = presented(sides)
    assert f"{NEW}?bon={one.order.uuid}" in sides.alpha.get(f"/pilotage/bons/{one.order.uuid}/").content.decode()
    own, read = text(sides.alpha.get(f"{LIST}{one.uuid}/")), text(sides.lead.get(f"{STATE}{one.uuid}/"))
    for page in (own, read):
        assert "montée en compétences de l’équipe pratique notions manque" in page
        assert "recherche utilisateurs pratique maîtrise –" in page
        assert "encore 8 jours ouvrés" in page
        assert "10 juillet 2025 inclus, 8 jours ouvrés" in page
        assert "Camille Exemple" in page
    team = text(sides.lead.get(f"{STATE}bon/{one.order.uuid}/"))
    assert "1 compétence demandée manque à cette équipe" in team
    order = text(sides.lead.get(f"/pilotage/bons/{one.order.uuid}/"))
    assert "Profils présentés" in order
    assert "encore 8 jours ouvrés" in order
    assert "Camille" not in order
    assert list(doubts()) == []


def test_accepter_notifie_et_ne_se_fait_qu_une_fois(sides: Sides) -> None:
    one = presented(sides)
    assert decide(sides.lead, one, "accepter").status_code == 302
    again = decide(sides.lead, one, "accepter")
    assert again.status_code == 409
    assert "déjà « accepté »" in text(again)
    assert Notice.objects.count() == 1
    assert "Accepté." in text(sides.alpha.get(f"{LIST}{one.uuid}/"))


def test_recuser_le_dernier_jour_est_a_temps_et_dit_pourquoi(sides: Sides, on: On) -> None:
    one = presented(sides)
    on(LAST)
    assert "dernier jour aujourd’hui" in text(sides.lead.get(STATE))
    silent = decide(sides.lead, one, "recuser", " ")
    assert silent.status_code == 422
    assert "Dites pourquoi ce profil est récusé" in text(silent)
    assert decide(sides.lead, one, "recuser", "Peu de recherche de terrain.").status_code == 302
    assert "Peu de recherche de terrain." in text(sides.alpha.get(f"{LIST}{one.uuid}/"))
    notice = Notice.objects.get()
    assert notice.kind == "presentation_recused"
    assert "Camille" not in notice.content


def test_apres_le_delai_la_recusation_est_refusee_avec_sa_regle_et_garde_les_mots(sides: Sides, on: On) -> None:
    one = presented(sides)
    on(LATE)
    late = decide(sides.lead, one, "recuser", "Trop peu d’expérience.")
    assert late.status_code == 409
    read = text(late)
    assert "Trop tard pour récuser : les références complètes ont été reçues le 30 juin 2025" in read
    assert "8 jours ouvrés ont pris fin le 10 juillet 2025" in read
    assert "CCTP 4.2" in read
    assert "Vous aviez écrit : Trop peu d’expérience." in read
    assert not Notice.objects.exists()


def test_non_recuse_dans_le_delai_se_lit_partout_sans_attendre_la_nuit(sides: Sides, on: On) -> None:
    one = presented(sides)
    on(LATE)
    pages = (STATE, f"{STATE}{one.uuid}/", f"{STATE}bon/{one.order.uuid}/", f"/pilotage/bons/{one.order.uuid}/")
    for _ in range(2):
        assert all("non récusé dans le délai" in text(sides.lead.get(page)).lower() for page in pages)
        assert "non récusé dans le délai" in text(sides.alpha.get(LIST))
        record_lapses()
    assert "récuser ce profil" not in text(sides.lead.get(f"{STATE}{one.uuid}/")).lower()


def test_ce_qui_manque_se_dit_une_fois_et_le_delai_repart_des_references_completes(sides: Sides, on: On) -> None:
    one = presented(sides)
    on("2025-07-02")
    assert decide(sides.lead, one, "completer", "").status_code == 422
    assert decide(sides.lead, one, "completer", "Une référence de moins de trois ans.").status_code == 302
    assert "références à compléter" in text(sides.alpha.get("/espace/"))
    own = f"{LIST}{one.uuid}/"
    assert own in sides.alpha.get("/mes-echeances/").content.decode()
    assert "Une référence de moins de trois ans." in text(sides.alpha.get(own))
    seen = str(one.clocks.get().pk)
    assert decide(sides.lead, one, "recuser", "Non.", seen).status_code == 409
    on("2025-07-21")
    wrong = sides.alpha.post(f"{own}completer/", {"references": [file("cv.docx", b"PK\x03\x04")]})
    assert wrong.status_code == 409
    assert "n’est pas un PDF entier" in text(wrong)
    assert sides.alpha.post(f"{own}completer/", {"references": [file("deux.pdf")]}).status_code == 302
    assert "31 juillet 2025 inclus" in text(sides.lead.get(f"{STATE}{one.uuid}/"))
    assert sides.alpha.post(f"{own}completer/", {"references": [file("trois.pdf")]}).status_code == 409
    twice = decide(sides.lead, one, "completer", "Encore une.")
    assert twice.status_code == 409
    assert "cela ne se demande qu’une fois" in text(twice)
    changed = decide(sides.lead, one, "accepter", seen=seen)
    assert "Les références ont changé depuis que la page a été ouverte" in text(changed)
    assert decide(sides.lead, one, "accepter").status_code == 302
    assert list(doubts()) == []


@pytest.mark.clause("4.2-device")
def test_un_autre_titulaire_et_un_autre_produit_ne_trouvent_rien(sides: Sides) -> None:
    one, other = presented(sides), signed_in(Role.PRODUCT_LEAD, "rdv")
    reference = one.references.get().uuid
    for page in (f"{LIST}{one.uuid}/", f"{LIST}references/{reference}/", f"{LIST}{one.uuid}/retirer/"):
        answer = sides.beta.post(page) if page.endswith("retirer/") else sides.beta.get(page)
        assert answer.status_code == 404
    assert "BC-1" not in text(sides.beta.get(LIST))
    assert "Choisissez" not in text(sides.beta.post(address(), typed(file())))
    for page in (f"{STATE}{one.uuid}/", f"{STATE}references/{reference}/", f"{STATE}bon/{one.order.uuid}/"):
        assert other.get(page).status_code == 404
    assert Presentation.objects.count() == 1


def test_une_reference_se_telecharge_sans_jamais_s_ouvrir_dans_le_site(sides: Sides) -> None:
    reference = presented(sides).references.get()
    for client, place in ((sides.alpha, LIST), (sides.lead, STATE)):
        answer = client.get(f"{place}references/{reference.uuid}/")
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content == PDF


@pytest.mark.parametrize(
    ("references", "words"),
    [
        ([], "Joignez au moins un PDF."),
        ([("vide.pdf", b"")], "Un de ces fichiers est vide."),
        ([("cv.pdf", b"MZ\x90")], "« cv.pdf » n’est pas un PDF entier."),
        ([("gros.pdf", b"%PDF-" + b"0" * 1_100_000 + b"%%EOF")], "« gros.pdf » dépasse 1 Mo."),
        ([("a.pdf", PDF)] * 6, "Joignez de un à 5 fichiers PDF ; il y en a 6."),
    ],
)
def test_un_mauvais_fichier_est_refuse_en_mots_et_ce_qui_est_ecrit_reste(
    sides: Sides, settings: Settings, references: list[tuple[str, bytes]], words: str
) -> None:
    settings.REFERENCE_LIMIT_BYTES = 1024 * 1024
    answer = sides.alpha.post(address(), typed(*(file(*one) for one in references)))
    assert answer.status_code == 422
    assert words in text(answer)
    page = answer.content.decode()
    assert 'value="Designer confirmée"' in page
    assert 'value="Camille Exemple"' in page
    assert re.search(r'<option value="3"\s+selected', page)
    assert "Choisissez de nouveau vos fichiers" in text(answer)
    assert not Presentation.objects.exists()
    assert kept() == []


def test_cent_megaoctets_annonces_sont_refuses_sans_etre_lus(sides: Sides) -> None:
    answer = sides.alpha.generic("POST", address(), b"", "multipart/form-data; boundary=b", CONTENT_LENGTH="104857600")
    assert answer.status_code == 413
    assert "Ces fichiers sont trop lourds" in text(answer)


def test_un_disque_plein_est_dit_en_mots(sides: Sides) -> None:
    large = typed(file("grand.pdf", b"%PDF-" + b"0" * 8_000_000 + b"%%EOF"))
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, hard))
    try:
        answer = sides.alpha.post(address(), large)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert answer.status_code == 507
    assert "Le disque n’a pas pris ces fichiers" in text(answer)
    assert not Presentation.objects.exists()
    assert kept() == []


def test_le_meme_envoi_deux_fois_presente_une_fois(sides: Sides) -> None:
    presented(sides)
    again = sides.alpha.post(address(), typed(file()))
    assert again.status_code == 422
    assert "déjà présentée pour ce bon de commande" in text(again)
    assert Presentation.objects.count() == ReferenceFile.objects.count() == len(kept()) == 1


def test_retirer_puis_effacer_laisse_le_numero_et_rien_de_la_personne(sides: Sides) -> None:
    one = presented(sides)
    own = f"{LIST}{one.uuid}/"
    assert sides.alpha.post(f"{own}effacer/").status_code == 409
    assert sides.alpha.post(f"{own}retirer/").status_code == 302
    assert sides.alpha.post(f"{own}retirer/").status_code == 409
    assert sides.alpha.post(f"{own}effacer/").status_code == 302
    page = text(sides.lead.get(f"{STATE}{one.uuid}/"))
    assert "Retiré par le titulaire." in page
    assert "Camille" not in page
    assert list(doubts()) == []


@pytest.mark.parametrize(
    ("value", "said"), [("", "(à renseigner)"), ("réception", "La réception arrête le délai."), ("envoi", "")]
)
def test_ce_qui_arrete_le_delai_se_dit_avant_de_decider(sides: Sides, value: str, said: str) -> None:
    one = presented(sides)
    if value:
        one.order.framework.terms.update_or_create(key="recusal_stops_at", defaults={"value": value})
    page = text(sides.lead.get(f"{STATE}{one.uuid}/"))
    assert said in page
    assert ("Décidez assez tôt" in page) == bool(said)


@pytest.mark.clause("4.3-turnover")
def test_le_remplacant_se_presente_depuis_l_affectation_de_qui_part(sides: Sides) -> None:
    line = OrderLine.objects.get(order__number="BC-1")
    leaver = Assignment.objects.create(
        order=line.order, line=line, number=1, profile="Designer", starts_on=NOTIFIED, recorded_in=1
    )
    page = f"/espace/affectations/{leaver.uuid}/"
    sides.alpha.post(page, {"faire": "remplacer", "remplacer-cause": "departure", "remplacer-words": ""})
    replacement = Replacement.objects.get()
    link = f"{NEW}?remplace={replacement.uuid}"
    assert link in sides.alpha.get(page).content.decode()
    assert "prend la suite du profil 1" in text(sides.alpha.get(link))
    assert sides.beta.get(link).status_code == 404
    assert sides.alpha.post(link, typed(file())).status_code == 302
    replacement.refresh_from_db()
    assert replacement.presentation == Presentation.objects.get()
    second = sides.alpha.post(link, typed(file(), name="Dominique Autre"))
    assert second.status_code == 422
    assert "déjà présenté pour ce remplacement" in text(second)
    assert decide(sides.lead, Presentation.objects.get(), "recuser", "Non.").status_code == 302
    assert "en présenter un autre" in text(sides.alpha.get(page))


def test_le_journal_nomme_le_profil_par_son_numero_et_mene_a_sa_page(sides: Sides) -> None:
    one = presented(sides)
    page = sides.steering.get("/pilotage/journal/").content.decode()
    assert "BC-1, profil 1" in page
    assert f"{STATE}{one.uuid}/" in page
    assert "Camille" not in page


def test_sans_bon_en_cours_ni_profil_les_pages_le_disent(sides: Sides) -> None:
    assert "Aucun profil n’attend de décision" in text(sides.lead.get(STATE))
    assert "Aucun profil n’attend de décision" in text(sides.alpha.get(LIST))
    order = Order.objects.get(number="BC-1")
    assert "Aucun profil n’est présenté pour ce bon." in text(sides.lead.get(f"{STATE}bon/{order.uuid}/"))
    assert "Pour quelle ligne" in text(sides.alpha.get(NEW))
