"""Affecter, remplacer, accueillir, vérifier et compter, par les pages (CCTP 4.3, 4.1, 2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client

from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.records.models import (
    Account,
    AdequacyCheck,
    Assignment,
    DayEntry,
    EnteredDay,
    FrameworkTerm,
    LineBalance,
    Notice,
    OrderLine,
    Replacement,
    Worker,
)
from gouvernail.rules.access import Role
from tests import makers
from tests.teams import presented

pytestmark = pytest.mark.django_db

TODAY, RECEIVED = date(2026, 7, 2), date(2026, 4, 1)
LEAVER, NEWCOMER = "Camille Sortante", "Dominique Arrivante"
LIST, REPORT, CHECKS = "/espace/affectations/", "/pilotage/renouvellement/", "/pilotage/adequation/"


@dataclass(frozen=True, slots=True)
class Place:
    """Those who read and write, and the line where they work."""

    correspondent: Client
    lead: Client
    member: Client
    line: OrderLine
    worker: Worker


def signed_in(name: str, role: WantedRole) -> tuple[Client, Account]:
    wanted = WantedAccount(f"{name}@exemple.fr", name, "une-longue-phrase-secrete")
    account = open_account(wanted, role, actor="test")
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client, account


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("GOUVERNAIL_TODAY", TODAY.isoformat())
    framework, contractor, product = makers.make_framework(), makers.make_contractor(), makers.make_product("mes-aides")
    FrameworkTerm.objects.create(framework=framework, key="adequacy_check_days", value="30")
    line = makers.make_line(makers.make_order(framework, contractor, "BC-1"), product, makers.make_unit(framework))
    makers.balanced(TODAY, line)
    correspondent, _ = signed_in("correspondante", WantedRole(Role.CORRESPONDENT, contractor.siret))
    lead, _ = signed_in("cheffe", WantedRole(Role.PRODUCT_LEAD, product.external_id))
    member, account = signed_in(NEWCOMER, WantedRole(Role.MEMBER, contractor.siret))
    worker = Worker.objects.create(contractor=contractor, identifier="dev-2", account=account)
    return Place(correspondent, lead, member, line, worker)


def text(answer: Any) -> str:
    return re.sub(r"[ \n\N{NO-BREAK SPACE}]+", " ", answer.content.decode())


def start(place: Place, number: int, starts_on: str, replaces: Replacement | None = None, **more: str) -> Any:
    """Present a profile and put it to work from the page."""
    one = presented(place.line, number, RECEIVED, who=(LEAVER, NEWCOMER)[number - 1], replaces=replaces)
    shown = place.correspondent.get(LIST).content.decode()
    assert f"profil {number}" in shown
    prefix = f"p-{one.uuid.hex[:12]}"
    typed = {f"{prefix}-starts_on": starts_on, **{f"{prefix}-{name}": value for name, value in more.items()}}
    return place.correspondent.post(f"{LIST}profils/{one.uuid}/", typed)


def replaced(place: Place) -> Replacement:
    """A profile at work whose replacement was asked from its page."""
    assert start(place, 1, "01/05/2026").status_code == 302
    page = f"{LIST}{Assignment.objects.get().uuid}/"
    typed = {"faire": "remplacer", "remplacer-cause": "absence", "remplacer-words": "Arrêt long."}
    assert place.correspondent.post(page, typed).status_code == 302
    return Replacement.objects.get()


@pytest.mark.clause("4.3-turnover", "4.1-contractor-authority")
def test_un_remplacement_se_fait_par_les_pages_et_l_etat_n_en_lit_ni_le_nom_ni_le_motif(place: Place) -> None:
    asked = replaced(place)
    worker = str(place.worker.pk)
    early = start(place, 2, "01/06/2026", asked, ends_on="01/01/2026", worker=worker)
    assert early.status_code == 409
    assert "ne peut pas précéder le premier" in text(early)
    assert 'value="01/06/2026"' in text(early)
    prefix = f"p-{asked.presentation.uuid.hex[:12]}"  # type: ignore[union-attr]
    typed = {f"{prefix}-starts_on": "01/06/2026", f"{prefix}-ends_on": "05/06/2026", f"{prefix}-worker": worker}
    place.correspondent.post(f"{LIST}profils/{asked.presentation.uuid}/", typed)  # type: ignore[union-attr]
    assert [one.end_cause for one in Assignment.objects.order_by("number")] == ["replaced", ""]
    own = text(place.correspondent.get(LIST))
    assert LEAVER in own
    assert "prend la suite du profil 1, en accueil" in own
    for page in (REPORT, f"/pilotage/bons/{place.line.order.uuid}/", CHECKS):
        read = text(place.lead.get(page))
        for unsaid in (LEAVER, NEWCOMER, "absence", "Arrêt long"):
            assert unsaid not in read
    assert "Profil 2" in text(place.lead.get(f"/pilotage/bons/{place.line.order.uuid}/"))
    assert "2 profils présents : 1 remplacé, 0 parti" in text(place.lead.get(REPORT))
    assert place.lead.get(LIST).status_code == 403


@pytest.mark.clause("4.3-turnover")
def test_le_mois_d_un_remplacant_a_une_ligne_d_accueil_qui_ne_facture_rien(place: Place) -> None:
    asked = replaced(place)
    start(place, 2, "01/06/2026", asked, ends_on="05/06/2026", worker=str(place.worker.pk))
    page = "/mon-mois/2026-06/"
    shown = text(place.member.get(page))
    assert "Mes Aides : accueil" in shown
    pk = place.line.pk
    typed = {
        "ligne": str(pk),
        "version": "0",
        f"a-{pk}-2026-06-01": "1",
        f"a-{pk}-2026-06-02": "0,5",
        f"j-{pk}-2026-06-02": "0,5",
    }
    assert place.member.post(page, {**typed, "faire": "declarer"}).status_code == 302
    assert sorted(EnteredDay.objects.values_list("nature", "hundredths")) == [
        ("billable", 50),
        ("onboarding", 50),
        ("onboarding", 100),
    ]
    month = text(place.correspondent.get("/espace/mois/?mois=2026-06"))
    assert "Mes Aides · accueil" in month
    (token,) = set(re.findall(r'name="vu" value="([\d-]+)"', month))
    assert place.correspondent.post("/espace/mois/?mois=2026-06", {"vu": token}).status_code == 302
    assert sum(DayEntry.objects.filter(nature="onboarding").values_list("hundredths", flat=True)) == 150
    assert LineBalance.objects.get(line=place.line).pending_hundredths == 50
    assert "1,5 j d’accueil" in text(place.lead.get(f"{REPORT}?du=01/06/2026&au=30/06/2026"))
    newcomer = Assignment.objects.get(number=2)
    refused = place.correspondent.post(
        f"{LIST}{newcomer.uuid}/", {"faire": "fin-accueil", "fin-accueil-ends_on": "01/06/2026"}
    )
    assert refused.status_code == 409
    assert "la fin ne peut pas le précéder" in text(refused)
    place.correspondent.post(f"{LIST}{newcomer.uuid}/", {"faire": "fin-accueil", "fin-accueil-ends_on": "02/06/2026"})
    assert "accueil fini le 2 juin 2026" in text(place.correspondent.get(LIST))
    later = {**typed, "version": "2", f"a-{pk}-2026-06-03": "1", "faire": "declarer"}
    place.member.post(page, {"version": "2", "faire": "reprendre"})
    again = place.member.post(page, {**later, "version": "3"})
    assert again.status_code == 422
    assert "L’accueil a pris fin le 2 juin 2026" in text(again)
    assert f'name="a-{pk}-2026-06-03" value="1"' in text(again)


@pytest.mark.clause("4.3-turnover")
def test_qui_ne_remplace_personne_n_a_pas_de_ligne_d_accueil(place: Place) -> None:
    one = presented(place.line, 1, RECEIVED)
    prefix = f"p-{one.uuid.hex[:12]}"
    typed = {f"{prefix}-starts_on": "01/05/2026", f"{prefix}-worker": str(place.worker.pk)}
    place.correspondent.post(f"{LIST}profils/{one.uuid}/", typed)
    assert "accueil" not in text(place.member.get("/mon-mois/2026-06/"))


@pytest.mark.clause("2-profile-adequacy")
def test_la_cheffe_de_produit_repond_une_fois_et_rien_de_ce_qu_elle_ecrit_ne_se_perd(place: Place) -> None:
    start(place, 1, "01/05/2026")
    check = AdequacyCheck.objects.get()
    assert check.due_on == date(2026, 5, 31)
    listed = text(place.lead.get(CHECKS))
    assert "1 vérification attend votre réponse, la première pour le 31 mai 2026, 1 en retard" in listed
    page = f"{CHECKS}{check.uuid}/"
    assert page in listed
    empty = place.lead.post(page, {"reponse": "non", "raisons": "Pas d’accessibilité."})
    assert empty.status_code == 422
    assert "au moins un profil" in text(empty)
    assert "Pas d’accessibilité." in text(empty)
    typed = {"reponse": "non", "profil": "1", "raisons": "Pas d’accessibilité."}
    assert place.lead.post(page, typed).status_code == 302
    assert place.lead.post(page, typed).status_code == 409
    assert Replacement.objects.get().asked_by == "administration"
    assert Notice.objects.count() == 1
    assert place.correspondent.get(page).status_code == 403
    own = text(place.correspondent.get(f"{LIST}{Assignment.objects.get().uuid}/"))
    assert "Pas d’accessibilité." in own
    assert "demandé par l’administration" in own


@pytest.mark.clause("2-profile-adequacy")
def test_sans_delai_renseigne_la_page_le_dit_et_aucune_date_ne_tombe(place: Place) -> None:
    FrameworkTerm.objects.all().delete()
    start(place, 1, "01/05/2026")
    assert not AdequacyCheck.objects.exists()
    shown = text(place.lead.get(CHECKS))
    assert "1 équipe n’a pas de date" in shown
    assert "au travail depuis le 1 mai 2026" in shown.replace("1er", "1")
