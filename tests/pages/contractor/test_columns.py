"""The columns of another tool are told once, remembered for their contractor, and said in each preview."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from gouvernail.records.models import ColumnMapping, DayEntry, JournalEntry, MarketImport
from gouvernail.rules.access import Role
from tests.pages.contractor.conftest import signed_in

TIMES = "Projet;Poste;Jour;Collaborateur;Temps passé\nBC-1;1;03/03/2025;camille.durand;0,5\n".encode()
TOLD = {
    "feuille": "0",
    "comme": "jours",
    "colonne-commande": "Projet",
    "colonne-ligne": "Poste",
    "colonne-date": "Jour",
    "colonne-intervenant": "Collaborateur",
    "colonne-jours": "Temps passé",
}


@pytest.fixture(autouse=True)
def _at_once(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def handed_over(client: Client, name: str = "temps.csv") -> str:
    """Where the import of that file is seen."""
    answer = client.post("/pilotage/imports/", {"file": SimpleUploadedFile(name, TIMES)})
    assert answer.status_code == 302
    return str(answer["Location"])


def columns_of(address: str) -> str:
    return f"/espace/colonnes/{address.rstrip('/').rpartition('/')[2]}/"


@pytest.mark.clause("4.2-device")
def test_columns_are_told_once_and_the_next_file_is_read_at_once(of_alpha: Client) -> None:
    address = handed_over(of_alpha)
    assert "Dire ce qu’elles veulent dire" in of_alpha.get(address).content.decode()
    page = of_alpha.get(columns_of(address)).content.decode()
    for heading in ("Projet", "Jour", "Collaborateur", "Temps passé", "Poste"):
        assert f'<option value="{heading}" selected>' in page
    answer = of_alpha.post(columns_of(address), TOLD, follow=True)
    assert "Colonnes de votre outil reconnues" in answer.content.decode()
    again = of_alpha.get(handed_over(of_alpha, "temps-avril.csv")).content.decode()
    assert "1\N{NO-BREAK SPACE}ajout" in again
    assert "Projet = commande" in again
    of_alpha.post(f"{address}confirmer/")
    assert DayEntry.objects.get().worker.identifier == "camille.durand"
    assert not JournalEntry.objects.filter(body__contains="camille").exists()


def test_what_is_missing_is_told_beside_its_column_and_nothing_is_kept(of_alpha: Client) -> None:
    address = columns_of(handed_over(of_alpha))
    answer = of_alpha.post(address, TOLD | {"colonne-date": "", "colonne-activite": "Projet"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Dites quelle colonne de votre fichier veut dire" in page
    assert "est choisie deux fois" in page
    assert of_alpha.post(address, TOLD | {"colonne-date": "Intruse"}).status_code == 422
    assert of_alpha.post(address, {"comme": "commandes"}).status_code == 422
    assert not ColumnMapping.objects.exists()


@pytest.mark.clause("4.2-device")
def test_another_contractor_neither_sees_nor_uses_nor_forgets_them(of_alpha: Client, of_beta: Client) -> None:
    address = handed_over(of_alpha)
    assert of_beta.get(columns_of(address)).status_code == 404
    assert of_beta.post(columns_of(address), TOLD).status_code == 404
    of_alpha.post(columns_of(address), TOLD)
    mapping = ColumnMapping.objects.select_related("contractor").first()
    assert mapping is not None
    forget = {"titulaire": str(mapping.contractor_id), "feuille": "jours"}
    of_beta.post("/espace/colonnes/", forget)
    assert "Projet" not in of_beta.get("/espace/colonnes/").content.decode()
    assert "Aucune colonne n’est retenue" in of_beta.get("/espace/colonnes/").content.decode()
    own = of_beta.get(handed_over(of_beta)).content.decode()
    assert "Colonnes de votre outil reconnues" not in own
    assert "« Projet » est lue" in of_alpha.get("/espace/colonnes/").content.decode().replace("\N{NO-BREAK SPACE}", " ")
    of_alpha.post("/espace/colonnes/", forget)
    assert not ColumnMapping.objects.exists()


def test_an_import_that_is_over_is_not_read_again(of_alpha: Client) -> None:
    address = handed_over(of_alpha)
    of_alpha.post(columns_of(address), TOLD)
    of_alpha.post(f"{address}confirmer/")
    assert MarketImport.objects.get().state == "done"
    assert of_alpha.post(columns_of(address), TOLD).status_code == 409


@pytest.mark.parametrize("number", ["00009", "7", "²", "9" * 5000, "\0"])
def test_a_sheet_that_the_file_has_not_is_the_first_one(of_alpha: Client, number: str) -> None:
    address = columns_of(handed_over(of_alpha))
    assert of_alpha.get(address, {"feuille": number}).status_code == 200
    assert of_alpha.post(address, {"feuille": number, "comme": "jours"}).status_code == 422
    assert of_alpha.post("/espace/colonnes/", {"titulaire": "1", "feuille": number}).status_code == 302


@pytest.mark.clause("4.1-contractor-authority")
def test_the_state_reads_where_a_contractor_s_file_is_wrong_and_never_about_whom(of_alpha: Client) -> None:
    rows = "BC-1;1;2025-03-03;camille.durand;facturable;1\nBC-1;1;2025-03-03;camille.durand;accueil;0,5\n"
    content = f"commande;ligne;date;intervenant;nature;jours\n{rows}".encode()
    answer = of_alpha.post("/pilotage/imports/", {"file": SimpleUploadedFile("jours.csv", content)})
    address = str(answer["Location"])
    assert "camille.durand" in of_alpha.get(address).content.decode()
    assert "camille.durand" in of_alpha.get(f"{address}erreurs.csv").content.decode()
    state = signed_in(Role.STEERING_OFFICE, "")
    page = state.get(address).content.decode() + state.get(f"{address}erreurs.csv").content.decode()
    assert "intervenant" in page
    assert "camille" not in page


@pytest.mark.clause("4.1-contractor-authority")
def test_the_state_does_not_declare_in_a_contractor_s_place(of_alpha: Client) -> None:
    content = b"commande;ligne;date;intervenant;nature;jours\nBC-1;1;2025-03-03;p1;facturable;1\n"
    content = content.replace(b";jours\n", b";jours;activite;etat\n").replace(b";1\n", b";1;;declare\n")
    answer = of_alpha.post("/pilotage/imports/", {"file": SimpleUploadedFile("jours.csv", content)})
    address = str(answer["Location"])
    state = signed_in(Role.STEERING_OFFICE, "")
    assert "c’est à son correspondant de l’importer" in state.get(address).content.decode()
    assert state.post(f"{address}confirmer/").status_code == 409
    assert not DayEntry.objects.exists()
    assert of_alpha.post(f"{address}confirmer/").status_code == 302
    assert DayEntry.objects.count() == 1
