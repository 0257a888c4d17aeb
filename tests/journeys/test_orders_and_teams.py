"""From the need to people at work, as each role plays it: through links and forms, on a copy of the demonstration."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gouvernail import clock
from gouvernail.commands.visitor import SIGN_IN
from tests.journeys.menu import open_menu
from tests.journeys.site import Site

NEED = "Peser la pêche au débarquement"
REFERENCES = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0>>endobj\n%%EOF\n"
SECOND, FIRST = "Société fictive Vent d’Est", "Coopérative imaginaire des Galets"


class Played:
    """A browser on the site, as somebody: what one person does after another."""

    def __init__(self, site: Site, page: Page) -> None:
        self.site, self.page = site, page

    @property
    def main(self) -> Locator:
        """What the page is about."""
        return self.page.get_by_role("main")

    def as_person(self, email: str) -> None:
        """Leave, then sign in as another one of the demonstration."""
        self.page.context.clear_cookies()
        person = next(one for one in self.site.people if one.email.startswith(email))
        self.page.goto(self.site.address + SIGN_IN)
        self.page.get_by_label("Adresse électronique").fill(person.email)
        self.page.get_by_label("Mot de passe").fill(person.password)
        self.main.get_by_role("button", name="Se connecter").click()
        self.page.wait_for_url(lambda url: SIGN_IN not in url)

    def follow(self, entry: str) -> None:
        """An entry of the main menu."""
        open_menu(self.page, entry)
        menu = self.page.get_by_role("navigation", name="Menu principal")
        menu.get_by_role("link", name=entry, exact=True).click()

    def open(self, name: str) -> None:
        """A link of the page."""
        self.main.get_by_role("link", name=name).first.click()

    def press(self, name: str) -> None:
        """A button of the page."""
        self.main.get_by_role("button", name=name, exact=True).click()

    def fill(self, label: str, value: str) -> None:
        """A field of the page, by how its label begins."""
        self.main.get_by_label(re.compile(rf"^\s*{label}")).first.fill(value)

    def choose(self, label: str, words: str) -> None:
        """The choice of a list that holds some words."""
        field = self.main.get_by_label(re.compile(rf"^\s*{label}")).first
        value = field.locator("option", has_text=words).first.get_attribute("value")
        field.select_option(value)

    def pick(self, words: str) -> None:
        """One of the choices of a list of buttons, by its label."""
        self.main.locator("label", has_text=words).click()

    def told(self, words: str) -> None:
        """What the page answers to what was just done."""
        expect(self.page.get_by_role("status").first).to_contain_text(words)

    def title(self, words: str) -> None:
        """What the page is called."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)

    def reads(self, words: str) -> None:
        """What stands somewhere on the page."""
        expect(self.main).to_contain_text(words)

    def download(self, name: str) -> bytes:
        """The file behind a link."""
        with self.page.expect_download() as download:
            self.open(name)
        return Path(download.value.path()).read_bytes()


def typed(days: int) -> str:
    """A day as people type it."""
    return (clock.today() + timedelta(days=days)).strftime("%d/%m/%Y")


@pytest.fixture(scope="module")
def year() -> int:
    """The year that the numbers of orders begin with."""
    return clock.today().year


@pytest.fixture
def played(site: Site, page: Page) -> Played:
    """Nobody yet."""
    return Played(site, page)


@pytest.mark.clause("2-order-by-need", "4.2-next-contractor")
def test_a_need_is_written_declined_attributed_notified_and_amended(played: Played, year: int) -> None:
    declined, kept = f"BC-{year}-051", f"BC-{year}-052"
    _write(played)
    _attribute_to_the_second(played, declined)
    _propose(played)
    _decline(played, declined)
    _attribute_to_the_first(played, kept)
    _notify(played, kept)
    _read_the_notice(played, kept)
    _amend(played, kept)
    _see_the_amendment(played, kept)


def _write(played: Played) -> None:
    """The product lead says what the product needs; a need without units is refused and stays typed."""
    played.as_person("produit")
    played.follow("Besoins")
    played.open("Écrire un besoin")
    played.fill("Intitulé", NEED)
    played.choose("Produit", "Carnet de Quai")
    played.choose("Accord-cadre", "-11")
    played.fill("Début souhaité", typed(20))
    played.fill("Fin souhaitée", typed(150))
    played.fill("Livrables attendus", "Pesée sans réseau\nNotice des peseurs")
    played.press("Enregistrer le besoin")
    expect(played.main.get_by_label(re.compile("^\\s*Intitulé"))).to_have_value(NEED)
    played.choose("Unité d’œuvre", "Devops")
    played.fill("Quantité", "1")
    played.press("Enregistrer le besoin")
    played.title(NEED)


def _attribute_to_the_second(played: Played, number: str) -> None:
    """Passing over the first asks for a lawful reason, with words where no record shows it."""
    played.as_person("pilotage")
    played.follow("Besoins")
    played.open(NEED)
    played.open("Attribuer")
    played.pick(f"2. {SECOND}")
    played.fill("Numéro du bon de commande", number)
    played.press("Attribuer et établir le brouillon")
    played.reads("Rien n’est attribué")
    played.choose(f"Si {FIRST}", "n’a pas la capacité")
    played.fill("Explication", "Ses équipes sont prises jusqu’au mois prochain, d’après son courrier.")
    played.press("Attribuer et établir le brouillon")
    played.told(f"Le besoin est attribué à {SECOND}")


def _propose(played: Played) -> None:
    played.open("Proposer au titulaire")
    played.press("Proposer au titulaire")
    played.told("est proposé à")


def _decline(played: Played, number: str) -> None:
    """Declining asks for reasons; no other contractor sees the proposal."""
    played.as_person("correspondant.vent")
    played.follow("Bons proposés")
    played.open(number)
    played.press("Décliner")
    played.reads("Votre réponse n’est pas enregistrée")
    played.fill("Motif", "Notre développeuse part en congé de maternité.")
    played.press("Décliner")
    expect(played.page.get_by_role("status").first).to_be_visible()
    played.as_person("correspondant.galets")
    played.follow("Bons proposés")
    expect(played.main.get_by_role("link", name=number)).to_have_count(0)


def _attribute_to_the_first(played: Played, number: str) -> None:
    """The need is open again, with the decision that came before."""
    played.as_person("pilotage")
    played.follow("Besoins")
    played.open(NEED)
    played.reads("décliné")
    played.reads("n’a pas la capacité")
    played.open("Attribuer")
    played.pick(f"1. {FIRST}")
    played.fill("Numéro du bon de commande", number)
    played.press("Attribuer et établir le brouillon")
    played.told(f"Le besoin est attribué à {FIRST}")
    _propose(played)
    played.as_person("correspondant.galets")
    played.follow("Bons proposés")
    played.open(number)
    played.press("Accepter")
    expect(played.page.get_by_role("status").first).to_be_visible()


def _notify(played: Played, number: str) -> None:
    """Whoever has no delegation reads why; the document can be read afterwards."""
    played.as_person("produit")
    played.follow("Besoins")
    played.open(number)
    expect(played.main.get_by_role("button", name="Notifier")).to_be_disabled()
    played.as_person("pilotage")
    played.follow("Besoins")
    played.open(number)
    played.open("Notifier")
    played.fill("Numéros d’engagement juridique", "1500000051, 1500000052")
    played.fill("Code du service exécutant", "NUMQUAI")
    played.press("Signer et notifier au titulaire")
    played.told(f"{number} est notifié à {FIRST}")
    assert played.download("Document").startswith(b"%PDF-")


def _read_the_notice(played: Played, number: str) -> None:
    """Its first reading proves reception; nobody stamps it here, and the page says so."""
    played.as_person("correspondant.galets")
    played.follow("Notifications")
    row = played.main.get_by_role("row", name=re.compile(f"{number}.*notifié"))
    expect(row.first).to_contain_text("à lire")
    row.first.get_by_role("link").first.click()
    played.title(number)
    played.reads("Aucune autorité n’est réglée sur cette instance")
    assert played.download("Document").startswith(b"%PDF-")
    played.as_person("pilotage")
    played.follow("Notifications")
    row = played.main.get_by_role("row", name=re.compile(f"{number}.*notifié"))
    expect(row.first).not_to_contain_text("à lire")


def _amend(played: Played, number: str) -> None:
    """A notified order is not edited: a signed amendment changes it, once its effect was read."""
    played.follow("Besoins")
    played.open(number)
    played.open("Modifier (bon modificatif)")
    played.fill("Nouvelle quantité de la ligne 1", "2")
    played.fill("Motif", "Deux criées de plus.")
    played.press("Voir l’effet avant de signer")
    played.reads("Ce que vous signez")
    played.press("Signer et notifier au titulaire")
    played.told("Le bon de commande modificatif est notifié")


def _see_the_amendment(played: Played, number: str) -> None:
    played.as_person("correspondant.galets")
    played.follow("Notifications")
    played.reads("modificatif")
    played.follow("Bons de commande")
    played.open(number)
    played.reads("Deux criées de plus.")


@pytest.mark.clause("4.2-recusal", "4.3-turnover", "3-skills")
def test_a_profile_is_refused_one_is_not_in_time_and_one_replaces_another(played: Played) -> None:
    _present(played, "Développeuse de terrain", "Ligne à pourvoir")
    _refuse(played, "Développeuse de terrain")
    _too_late(played)
    _ask_replacement(played)
    _accept(played, "Développeuse qui prend la suite")
    _take_up(played, "Développeuse qui prend la suite")
    _see_what_onboarding_costs(played)


def _present(played: Played, profile: str, name: str) -> None:
    """A profile for the order in hand, with the skills that its unit asks for and its references."""
    played.as_person("correspondant.galets")
    played.follow("Profils présentés")
    played.open("Présenter un profil")
    played.open("Carnet de Quai · Devops")
    _tell_profile(played, profile, name)


def _tell_profile(played: Played, profile: str, name: str) -> None:
    played.fill("Profil", profile)
    played.fill("Nom de la personne", name)
    for skill in played.main.get_by_label(re.compile(r"^\s*Compétence")).all():
        skill.select_option(index=3)
    file = {"name": "references.pdf", "mimeType": "application/pdf", "buffer": REFERENCES}
    played.main.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    played.press("Présenter")
    played.told("est présenté")


def _refuse(played: Played, profile: str) -> None:
    """In time, with reasons that the contractor then reads in a notice."""
    played.as_person("produit")
    played.follow("Équipes présentées")
    played.open(profile)
    played.press("Récuser ce profil")
    played.reads("Dites pourquoi ce profil est récusé")
    played.fill("Raisons", "Pas de pratique du hors ligne, que le produit demande.")
    played.press("Récuser ce profil")
    played.reads("Récusé")
    played.as_person("correspondant.galets")
    played.follow("Notifications")
    expect(played.main.get_by_role("row", name=re.compile("écus")).first).to_contain_text("à lire")


def _too_late(played: Played) -> None:
    """Nobody recused it in time: it stands, and the page says why no button does."""
    played.as_person("produit")
    played.follow("Équipes présentées")
    row = played.main.get_by_role("row", name=re.compile("non récusé dans le délai")).first
    row.get_by_role("rowheader").get_by_role("link").click()
    played.reads("non récusé dans le délai")
    expect(played.main.get_by_role("button", name="Récuser ce profil")).to_have_count(0)


def _ask_replacement(played: Played) -> None:
    """Somebody at work leaves; the newcomer is presented in the same words."""
    played.as_person("correspondant.galets")
    played.follow("Affectations")
    row = played.main.get_by_role("row", name=re.compile("Carnet de Quai")).first
    row.get_by_role("rowheader").get_by_role("link").click()
    played.choose("Pourquoi", "départ de l’entreprise")
    played.press("Remplacer")
    played.open("présenter un profil")
    _tell_profile(played, "Développeuse qui prend la suite", "Personne à venir")


def _accept(played: Played, profile: str) -> None:
    played.as_person("produit")
    played.follow("Équipes présentées")
    played.open(profile)
    played.press("Accepter ce profil")
    played.reads("Accepté")


def _take_up(played: Played, profile: str) -> None:
    """The leaver ends, the newcomer begins and learns at the contractor's cost until it is said to be over."""
    played.as_person("correspondant.galets")
    played.follow("Affectations")
    card = played.main.get_by_role("article").filter(has_text=profile)
    expect(card).to_contain_text("ses jours d’accueil ne se facturent pas")
    card.get_by_label(re.compile(r"^\s*Premier jour")).fill(typed(0))
    card.get_by_label(re.compile(r"^\s*Dernier jour")).fill(typed(0))
    card.get_by_role("button").click()
    played.told("est affecté")
    played.open(profile)
    played.reads("L’accueil est à votre charge")
    played.fill("Dernier jour", typed(0))
    played.press("Mettre fin à l’accueil")
    expect(played.main.get_by_role("button", name="Mettre fin à l’accueil")).to_have_count(0)


def _see_what_onboarding_costs(played: Played) -> None:
    """The days of onboarding are counted, and neither consume nor bill the order."""
    played.as_person("pilotage")
    played.follow("Renouvellement")
    played.reads("ils ne consomment ni ne facturent le bon")
    row = played.main.get_by_role("row", name=re.compile(FIRST)).first
    expect(row.get_by_role("cell").last).to_have_text("5")
