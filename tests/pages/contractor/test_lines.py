"""All the open lines on one screen: what changed is written, what is wrong is told beside its field."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from gouvernail.records.models import Activity, Estimate, JournalEntry, OrderLine
from tests.market import accepted, book

LINES = "/espace/lignes/"


def fields(client: Client) -> dict[str, str]:
    """The form as a browser would send it back untouched."""
    page = client.get(LINES).content.decode()
    form = page[page.index('<form method="post" novalidate') :]
    typed = dict(re.findall(r'<input class="fr-input[^>]*name="([^"]+)" value="([^"]*)"', form))
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]+)" selected', options)
        assert chosen
        typed[name] = chosen[1]
    return typed


def named(typed: dict[str, str], beginning: str) -> str:
    return next(name for name in typed if name.startswith(beginning))


@pytest.fixture
def told(of_alpha: Client) -> Client:
    """The screen with one activity and one estimate."""
    accepted(book(activites=[{}], restes_a_faire=[{}]))
    return of_alpha


@pytest.mark.clause("4.2-statement")
def test_only_what_changed_is_written_with_one_entry_per_sheet(told: Client) -> None:
    before = JournalEntry.objects.count()
    typed = fields(told)
    answer = told.post(LINES, typed, follow=True)
    assert "Rien n’a changé" in answer.content.decode()
    assert JournalEntry.objects.count() == before
    typed[named(typed, "raf-")] = "10,5"
    typed[named(typed, "etat-")] = "done"
    typed[named(typed, "titre-")] = "Notice"
    answer = told.post(LINES, typed, follow=True)
    assert "3\N{NO-BREAK SPACE}changements enregistrés" in answer.content.decode()
    last = Estimate.objects.order_by("pk").last()
    assert last is not None
    assert (last.hundredths, last.author) == (1050, "titulaire")
    assert dict(Activity.objects.values_list("title", "state")) == {"Démarches en ligne": "done", "Notice": "to_do"}
    assert [one.verb for one in JournalEntry.objects.filter(sequence__gt=before)] == ["lines.updated"] * 2


def test_what_is_wrong_is_told_beside_its_field_and_the_rest_is_not_lost(told: Client) -> None:
    typed = fields(told)
    typed[named(typed, "raf-")] = "beaucoup"
    typed[named(typed, "titre-")] = "Une activité à garder"
    answer = told.post(LINES, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="beaucoup"' in page
    assert 'value="Une activité à garder"' in page
    line = OrderLine.objects.select_related("order").get(pk=named(typed, "raf-").split("-")[1])
    assert f"{line.order.number}, ligne {line.number}\N{NO-BREAK SPACE}: Écrivez un nombre" in page, "which line it is"
    assert Estimate.objects.count() == 1
    assert Activity.objects.count() == 1


@pytest.mark.parametrize(
    ("begin", "value", "says"),
    [("raf-", "-1", "jamais négatif"), ("le-", "31/12/2099", "dans le futur"), ("le-", "31/02/2025", "n’existe pas")],
)
def test_bad_figures_and_dates_write_nothing(told: Client, begin: str, value: str, says: str) -> None:
    typed = fields(told)
    typed[named(typed, "raf-")] = "5"
    typed[named(typed, begin)] = value
    answer = told.post(LINES, typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert Estimate.objects.count() == 1


@pytest.mark.clause("4.2-statement")
def test_what_changed_meanwhile_is_refused_in_words_and_a_second_save_goes_through(told: Client) -> None:
    typed = fields(told)
    typed[named(typed, "raf-")] = "5"
    typed[named(typed, "etat-")] = "done"
    accepted(book(restes_a_faire=[{"hundredths": 800}], activites=[{"state": "to_do", "state_on": None}]))
    answer = told.post(LINES, typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Un autre reste à faire a été donné" in page
    assert "Quelqu’un a changé l’état" in page
    assert Estimate.objects.count() == 2
    again = fields(told) | {named(fields(told), "raf-"): "5"}
    assert told.post(LINES, again).status_code == 302
    assert Estimate.objects.count() == 3


@pytest.mark.clause("4.2-device")
def test_a_line_of_another_contractor_is_out_of_reach(told: Client, of_beta: Client) -> None:
    own = fields(told)
    name = named(own, "raf-")
    assert name not in fields(of_beta)
    line = OrderLine.objects.get(order__number="BC-1")
    for typed in (
        {name: "5", f"le-{line.pk}": "30/06/2025"},
        {f"titre-{line.pk}": "Intrus"},
        {named(own, "etat-"): "done"},
    ):
        assert of_beta.post(LINES, typed).status_code == 409
    assert Estimate.objects.count() == 1
    assert list(Activity.objects.values_list("title", "state")) == [("Démarches en ligne", "doing")]


def test_an_activity_of_the_same_name_is_refused(told: Client) -> None:
    typed = fields(told)
    typed[named(typed, "titre-")] = "DEMARCHES en ligne"
    answer = told.post(LINES, typed)
    assert answer.status_code == 422
    assert "déjà une activité de ce nom" in answer.content.decode()


def test_a_screen_of_a_thousand_activities_is_still_sent(told: Client) -> None:
    accepted(book(activites=[{"key": f"T-{number}", "title": f"Tâche {number}"} for number in range(1000)]))
    typed = fields(told)
    assert len(typed) > 1000
    typed[named(typed, "titre-")] = "Encore une"
    assert "1\N{NO-BREAK SPACE}changement enregistré" in told.post(LINES, typed, follow=True).content.decode()
