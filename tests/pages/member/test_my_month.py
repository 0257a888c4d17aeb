"""Mon mois, sans script : ce qui est proposé, ce qui se saisit, ce qui se refuse sans rien perdre (CCTP 4.1)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client

from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.records.models import (
    Account,
    Activity,
    DayEntry,
    EnteredActivity,
    EnteredDay,
    JournalEntry,
    OrderLine,
    Worker,
    WorkerMonth,
)
from gouvernail.rules.access import Role
from gouvernail.rules.lifecycle import MonthState
from gouvernail.rules.working_days import working_days_of
from tests import makers

pytestmark = pytest.mark.django_db

JUNE, MAY, TODAY = date(2026, 6, 1), date(2026, 5, 1), date(2026, 7, 2)
PAGE = "/mon-mois/2026-06/"
WORKED_JUNE = [on for on in working_days_of(2026) if on.month == 6]


@dataclass(frozen=True, slots=True)
class Place:
    """A member of a contractor, with a habit: whole days on one line, two half days on Fridays."""

    client: Client
    account: Account
    worker: Worker
    first: OrderLine
    second: OrderLine
    foreign: OrderLine


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("GOUVERNAIL_TODAY", TODAY.isoformat())
    framework = makers.make_framework()
    contractor, other = makers.make_contractor(), makers.make_contractor()
    unit = makers.make_unit(framework, "DEVOPS")
    order = makers.make_order(framework, contractor, "BC-1")
    first = makers.make_line(order, makers.make_product("mes-aides"), unit, 1)
    second = makers.make_line(order, makers.make_product("rdv"), unit, 2)
    foreign = makers.make_line(makers.make_order(framework, other, "BC-9"), makers.make_product("ailleurs"), unit)
    account = open_account(
        WantedAccount("membre@exemple.fr", "Membre", "une-longue-phrase-secrete"),
        WantedRole(Role.MEMBER, contractor.siret),
        actor="test",
    )
    worker = Worker.objects.create(contractor=contractor, identifier="dev-1", account=account)
    for on in (day for day in working_days_of(2026) if day.month == 5):
        for line in (first, second) if on.weekday() == 4 else (first,):
            makers.make_day(line, on, 50 if on.weekday() == 4 else 100, worker=worker)
    makers.balanced(TODAY, first, second, foreign)
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return Place(client, account, worker, first, second, foreign)


def text(answer: Any) -> str:
    return re.sub(r"[ \n]+", " ", answer.content.decode())


def typed_as_shown(answer: Any, **changes: str) -> dict[str, object]:
    """The form as a browser would send it back, with some fields changed."""
    page = answer.content.decode()
    fields: dict[str, object] = dict(re.findall(r'name="(j-[\d-]+)" value="([^"]*)"', page))
    fields["ligne"] = re.findall(r'name="ligne" value="(\d+)"', page)
    fields["jour"] = re.findall(r'name="jour" value="([\d-]+)"', page)
    (version, *_) = re.findall(r'name="version" value="(\d+)"', page)
    return {**fields, "version": version, **changes}


def cell(line: OrderLine, on: date) -> str:
    return f"j-{line.pk}-{on.isoformat()}"


def declare(place: Place, **changes: str) -> Any:
    shown = place.client.get(PAGE)
    answer: Any = place.client.post(PAGE, typed_as_shown(shown, faire="declarer", **changes))
    return answer


@pytest.mark.clause("4.1-minimal-reporting")
def test_le_mois_a_declarer_est_propose_et_se_declare_d_un_clic(place: Place) -> None:
    assert place.client.get("/mon-mois/")["Location"] == PAGE
    shown = place.client.get(PAGE)
    assert "Déclarer juin\N{NO-BREAK SPACE}: <span data-button-total>22\N{NO-BREAK SPACE}jours</span>" in text(shown)
    assert "gv-cell--proposed" in text(shown)
    answer = declare(place)
    assert answer.status_code == 302
    month = WorkerMonth.objects.get()
    assert (month.state, month.version, month.month_on) == (MonthState.CONFIRMED, 1, JUNE)
    assert month.confirmed_at is not None
    assert sum(EnteredDay.objects.values_list("hundredths", flat=True)) == 2200
    after = text(place.client.get(PAGE))
    assert "Rien à faire" in after
    assert "Votre correspondant peut l’approuver" in after
    assert place.client.get("/mon-mois/")["Location"] == "/mon-mois/2026-07/"


@pytest.mark.clause("4.1-contractor-authority")
def test_rien_n_atteint_l_etat_et_le_journal_ne_nomme_personne(place: Place) -> None:
    before = DayEntry.objects.count()
    declare(place)
    assert DayEntry.objects.count() == before
    entry = JournalEntry.objects.latest("sequence")
    assert (entry.actor, entry.verb) == ("member", "month.confirmed")
    assert entry.subject == f"contractor:{place.worker.contractor.siret}"
    assert json.loads(entry.body)["details"] == {"month": "2026-06"}
    assert str(place.account.uuid) not in entry.body


@pytest.mark.clause("4.2-statement")
@pytest.mark.parametrize("written", ["1", "0,5", "½", "0.5", "0,25", " 1 ", "1j", ""])
def test_ce_que_les_gens_ecrivent_est_compris(place: Place, written: str) -> None:
    answer = declare(place, **{cell(place.first, WORKED_JUNE[0]): written})
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("coucou", "ne se lit pas"),
        ("=1+1", "ne se lit pas"),
        ("\u0661", "ne se lit pas"),
        ("1e2", "ne se lit pas"),
        ("-1", "Les jours vont par quarts"),
        ("25", "Les jours vont par quarts"),
        ("0,3", "Les jours vont par quarts"),
        ("999999", "Les jours vont par quarts"),
    ],
)
def test_une_case_refusee_se_dit_a_sa_place_et_rien_n_est_perdu(place: Place, written: str, said: str) -> None:
    on, other = WORKED_JUNE[2], WORKED_JUNE[5]
    answer = declare(place, **{cell(place.first, on): written, cell(place.first, other): "0,75"})
    assert answer.status_code == 422
    page = text(answer)
    assert said in page
    assert f'name="{cell(place.first, on)}" value="{written}"' in page
    assert f'name="{cell(place.first, other)}" value="0,75"' in page
    assert 'aria-invalid="true"' in page
    assert not WorkerMonth.objects.exists()


@pytest.mark.parametrize("written", ["25", "-1", "999999"])
def test_ce_qui_ne_tient_pas_dans_un_jour_ne_compte_dans_aucun_total(place: Place, written: str) -> None:
    page = text(declare(place, **{cell(place.first, WORKED_JUNE[2]): written}))
    assert "21\N{NO-BREAK SPACE}jours saisis" in page


@pytest.mark.clause("4.2-statement")
def test_plus_d_un_jour_par_date_ou_plus_que_commande_se_refuse_avec_l_exces(place: Place) -> None:
    on = WORKED_JUNE[0]
    answer = declare(place, **{cell(place.second, on): "0,5"})
    assert answer.status_code == 422
    assert "soit 0,5\N{NO-BREAK SPACE}j de trop" in text(answer)
    product, unit = makers.make_product("petit"), place.first.work_unit
    small = makers.make_line(place.first.order, product, unit, 3, quantity_hundredths=100)
    makers.balanced(TODAY, small)
    days = {cell(small, day): "1" for day in WORKED_JUNE[:2]} | {cell(place.first, day): "" for day in WORKED_JUNE[:2]}
    answer = declare(place, **days)
    assert answer.status_code == 422
    assert "il en reste 1\N{NO-BREAK SPACE}j à déclarer sur la ligne, soit 1\N{NO-BREAK SPACE}j de trop" in text(answer)


@pytest.mark.clause("4.1-contractor-authority", "4.2-device")
def test_la_ligne_d_un_autre_titulaire_n_existe_pas(place: Place) -> None:
    answer = declare(place, **{cell(place.foreign, WORKED_JUNE[0]): "1", cell(place.first, WORKED_JUNE[0]): ""})
    assert answer.status_code == 422
    assert not EnteredDay.objects.exists()
    assert "Ailleurs" not in text(answer)
    assert "Ailleurs" not in text(place.client.get(PAGE))


def test_deux_onglets_le_second_est_prevenu_et_garde_ce_qu_il_a_saisi(place: Place) -> None:
    first_tab = place.client.get(PAGE)
    place.client.post(PAGE, typed_as_shown(first_tab, faire="enregistrer"))
    late = typed_as_shown(first_tab, faire="declarer", **{cell(place.first, WORKED_JUNE[0]): "0,25"})
    answer = place.client.post(PAGE, late)
    assert answer.status_code == 409
    assert "Ce mois a changé depuis que la page a été ouverte" in text(answer)
    assert f'name="{cell(place.first, WORKED_JUNE[0])}" value="0,25"' in text(answer)
    assert place.client.post(PAGE, typed_as_shown(answer, faire="declarer")).status_code == 302
    assert EnteredDay.objects.get(work_on=WORKED_JUNE[0]).hundredths == 25


def test_le_bouton_retour_apres_avoir_declare_ne_change_rien(place: Place) -> None:
    shown = place.client.get(PAGE)
    again = typed_as_shown(shown, faire="declarer")
    assert place.client.post(PAGE, again).status_code == 302
    assert place.client.post(PAGE, again).status_code == 302
    assert WorkerMonth.objects.get().version == 1
    other = {**again, cell(place.first, WORKED_JUNE[0]): "0,5"}
    answer = place.client.post(PAGE, other)
    assert answer.status_code == 409
    assert "déjà déclaré" in text(answer)
    assert "0,5\N{NO-BREAK SPACE}j" in text(answer)


def test_un_mois_declare_se_reprend_et_se_corrige(place: Place) -> None:
    declare(place)
    shown = place.client.get(PAGE)
    assert place.client.post(PAGE, {"version": "0", "faire": "reprendre"}).status_code == 409
    assert place.client.post(PAGE, typed_as_shown(shown, faire="reprendre")).status_code == 302
    assert WorkerMonth.objects.get().state == MonthState.ENTERED
    assert declare(place, **{cell(place.first, WORKED_JUNE[0]): ""}).status_code == 302
    assert sum(EnteredDay.objects.values_list("hundredths", flat=True)) == 2100


def test_un_mois_renvoye_dit_pourquoi_et_se_trouve_en_premier(place: Place) -> None:
    WorkerMonth.objects.create(
        worker=place.worker, month_on=date(2026, 4, 1), state=MonthState.RETURNED, version=3, note="Et le 3 avril ?"
    )
    assert place.client.get("/mon-mois/")["Location"] == "/mon-mois/2026-04/"
    page = text(place.client.get("/mon-mois/2026-04/"))
    assert "À revoir" in page
    assert "Et le 3 avril ?" in page


def test_ce_qui_est_importe_est_ce_qui_se_voit(place: Place) -> None:
    for on in WORKED_JUNE[:3]:
        makers.make_day(place.second, on, 75, worker=place.worker, state="declared")
    makers.balanced(TODAY, place.second)
    page = text(place.client.get(PAGE))
    assert f'name="{cell(place.second, WORKED_JUNE[0])}" value="0,75"' in page
    assert "2,25\N{NO-BREAK SPACE}jours" in page
    assert "gv-cell--proposed" not in page
    assert "Rien à faire\N{NO-BREAK SPACE}: un relevé déclare déjà ce mois" in page
    assert "À déclarer\N{NO-BREAK SPACE}:" not in page
    assert place.client.get("/mon-mois/")["Location"] == "/mon-mois/2026-07/"


def test_un_mois_a_venir_ou_mal_ecrit(place: Place) -> None:
    page = place.client.get("/mon-mois/2026-08/")
    assert "Ce mois n’a pas commencé" in text(page)
    assert 'name="faire"' not in text(page)
    assert 'role="alert"' not in text(page)
    assert "\N{NO-BREAK SPACE}jours proposés jusqu’ici" in text(place.client.get("/mon-mois/2026-07/"))
    answer = place.client.post("/mon-mois/2026-08/", {"faire": "declarer", "version": "0"})
    assert answer.status_code == 422
    assert not WorkerMonth.objects.exists()
    assert place.client.get("/mon-mois/2026-13/").status_code == 404


def test_sans_script_les_petits_boutons_redessinent_sans_rien_ecrire(place: Place) -> None:
    shown = place.client.get(PAGE)
    cleared = place.client.post(PAGE, typed_as_shown(shown, faire="vider", absences="1, 3-4 31 99"))
    assert cleared.status_code == 200
    assert "19\N{NO-BREAK SPACE}jours" in text(cleared)
    copied = place.client.post(PAGE, typed_as_shown(cleared, faire="copier"))
    assert f'name="{cell(place.first, WORKED_JUNE[1])}" value="1"' in text(copied)
    third = makers.make_line(place.first.order, makers.make_product("nouveau"), place.first.work_unit, 3)
    makers.balanced(TODAY, third)
    added = place.client.post(PAGE, typed_as_shown(copied, **{"faire": "ajouter-ligne", "autre-ligne": str(third.pk)}))
    assert cell(third, WORKED_JUNE[0]) in text(added)
    saturday = place.client.post(PAGE, typed_as_shown(added, **{"faire": "ajouter-jour", "autre-jour": "2026-06-06"}))
    assert cell(third, date(2026, 6, 6)) in text(saturday)
    worked = place.client.post(PAGE, typed_as_shown(saturday, faire="", **{cell(third, date(2026, 6, 6)): "1"}))
    assert "n’est pas un jour ouvré" in text(worked)
    assert not WorkerMonth.objects.exists()


def test_les_activites_se_cochent_et_s_ajoutent(place: Place) -> None:
    known = makers.make_activity(place.first, "Relire les courriels", (date(2026, 3, 2), "to_do"))
    shown = place.client.get(PAGE)
    assert "Relire les courriels" in text(shown)
    half = {"activite": str(known.pk), "titre-0": "  Former  l’équipe ", "faite-0": "on"}
    answer = place.client.post(PAGE, typed_as_shown(shown, faire="declarer", **half))
    assert answer.status_code == 422
    assert "sur quelle ligne" in text(answer)
    assert 'value="Former l’équipe"' in text(answer)
    whole = {**half, "sur-0": str(place.second.pk)}
    assert place.client.post(PAGE, typed_as_shown(answer, faire="declarer", **whole)).status_code == 302
    said = EnteredActivity.objects.order_by("id").values_list("activity", "title", "line", "state")
    assert list(said) == [(known.pk, "", place.first.pk, "doing"), (None, "Former l’équipe", place.second.pk, "done")]
    assert Activity.objects.get().state == "to_do"


def test_un_intervenant_que_rien_ne_connait_encore_peut_commencer(place: Place) -> None:
    place.worker.account = None
    place.worker.save()
    shown = place.client.get(PAGE)
    assert "ajoutez une ligne" in text(shown)
    added = place.client.post(
        PAGE, typed_as_shown(shown, **{"faire": "ajouter-ligne", "autre-ligne": str(place.first.pk)})
    )
    answer = place.client.post(
        PAGE, typed_as_shown(added, faire="declarer", **{cell(place.first, WORKED_JUNE[0]): "1"})
    )
    assert answer.status_code == 302
    assert Worker.objects.get(account=place.account) != place.worker


def test_la_session_finie_ramene_au_mois_et_le_dit(place: Place) -> None:
    typed = typed_as_shown(place.client.get(PAGE), faire="declarer")
    place.client.logout()
    answer = place.client.post(PAGE, typed)
    assert answer["Location"] == f"/connexion/?next={PAGE}"
    assert "Votre session s’était terminée" in text(place.client.get(answer["Location"]))
    assert not WorkerMonth.objects.exists()
