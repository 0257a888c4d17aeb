"""The months of the team: approved or sent back by their contractor's correspondent, and by nobody else."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from gouvernail.records.models import DayEntry, EnteredDay, OrderLine, Worker, WorkerMonth
from tests.market import accepted, alpha, book

MONTHS = "/espace/mois/?mois=2025-03"


def confirmed(who: str, *days: int, hundredths: int = 100) -> WorkerMonth:
    """A confirmed month of March of somebody of Alpha."""
    worker = Worker.objects.create(contractor=alpha(), identifier=who)
    month = WorkerMonth.objects.create(worker=worker, month_on=date(2025, 3, 1), state="confirmed", version=1)
    line = OrderLine.objects.get(order__number="BC-1")
    for day in days:
        EnteredDay.objects.create(month=month, line=line, work_on=date(2025, 3, day), hundredths=hundredths)
    return month


def tokens(client: Client) -> list[str]:
    return sorted(set(re.findall(r'name="vu" value="([^"]+)"', client.get(MONTHS).content.decode())))


@pytest.mark.clause("4.1-contractor-authority")
def test_all_that_is_shown_is_approved_with_one_button(of_alpha: Client) -> None:
    confirmed("p1", 3, 4)
    confirmed("p2", 3)
    page = of_alpha.get(MONTHS).content.decode()
    assert "2\N{NO-BREAK SPACE}mois à approuver, 3\N{NO-BREAK SPACE}j." in page
    answer = of_alpha.post(MONTHS, {"vu": tokens(of_alpha)}, follow=True)
    assert "2\N{NO-BREAK SPACE}mois approuvés" in answer.content.decode()
    assert DayEntry.objects.count() == 3


def test_a_button_pressed_twice_declares_once_and_says_so(of_alpha: Client) -> None:
    confirmed("p1", 3)
    seen = tokens(of_alpha)
    of_alpha.post(MONTHS, {"vu": seen})
    answer = of_alpha.post(MONTHS, {"vu": seen})
    assert answer.status_code == 409
    assert "Ces mois ont changé" in answer.content.decode()
    assert DayEntry.objects.count() == 1


@pytest.mark.clause("4.2-device", "4.1-contractor-authority")
def test_the_correspondent_of_another_contractor_reaches_nothing(of_alpha: Client, of_beta: Client) -> None:
    month = confirmed("camille.durand", 3)
    seen = tokens(of_alpha)
    assert "camille" not in of_beta.get(MONTHS).content.decode()
    assert of_beta.post(MONTHS, {"vu": seen}).status_code == 409
    assert of_beta.get(f"/espace/mois/{month.pk}/").status_code == 404
    assert of_beta.post(f"/espace/mois/{month.pk}/renvoi/", {"vu": seen[0], "note": "Non."}).status_code == 404
    month.refresh_from_db()
    assert month.state == "confirmed"
    assert not DayEntry.objects.exists()


@pytest.mark.usefixtures("of_alpha")
@pytest.mark.parametrize("bad", [{}, {"vu": "x"}, {"vu": "1-2"}, {"vu": "9" * 40 + "-1-1"}, {"vu": ["1-1-1", "é"]}])
def test_garbage_approves_nothing(of_alpha: Client, bad: dict[str, str]) -> None:
    confirmed("p1", 3)
    assert of_alpha.post(MONTHS, bad).status_code == 422
    assert not DayEntry.objects.exists()


def test_a_refusal_says_who_and_where(of_alpha: Client) -> None:
    accepted(book(jours=[{"worker": "p9", "work_on": date(2025, 4, day)} for day in range(1, 21)]))
    confirmed("p1", 3)
    answer = of_alpha.post(MONTHS, {"vu": tokens(of_alpha)})
    assert answer.status_code == 409
    said = answer.content.decode()
    assert "p1, BC-1, ligne 1, 3\N{NO-BREAK SPACE}mars\N{NO-BREAK SPACE}2025" in said
    assert "dépasseraient les jours commandés" in said


def test_a_month_goes_back_with_a_word_and_what_was_typed_is_kept(of_alpha: Client) -> None:
    month = confirmed("p1", 3)
    (seen,) = tokens(of_alpha)
    address = f"/espace/mois/{month.pk}/renvoi/"
    long = of_alpha.post(address, {"vu": seen, "note": "é" * 1001})
    assert long.status_code == 422
    assert "é" * 1001 in long.content.decode()
    assert of_alpha.post(address, {"vu": seen, "note": "Revoyez le\0 3."}).status_code == 302
    month.refresh_from_db()
    assert (month.state, month.note) == ("returned", "Revoyez le 3.")
    assert of_alpha.post(address, {"vu": seen, "note": "Encore."}).status_code == 409


def test_what_is_declared_already_is_told_before_it_is_replaced(of_alpha: Client) -> None:
    accepted(book(jours=[{"worker": "p1", "work_on": date(2025, 3, 5)}]))
    worker = Worker.objects.get()
    month = WorkerMonth.objects.create(worker=worker, month_on=date(2025, 3, 1), state="confirmed", version=1)
    line = OrderLine.objects.get(order__number="BC-1")
    EnteredDay.objects.create(month=month, line=line, work_on=date(2025, 3, 3), hundredths=50)
    assert "Approuver remplace ce qui est déjà déclaré" in of_alpha.get(MONTHS).content.decode()
    assert "déclaré\N{NO-BREAK SPACE}: 1" in of_alpha.get(f"/espace/mois/{month.pk}/").content.decode()


@pytest.mark.clause("4.1-contractor-authority")
def test_what_differs_from_habit_is_told(of_alpha: Client) -> None:
    days = [{"worker": "p1", "work_on": date(2025, 2, day), "hundredths": 50} for day in (10, 11, 12, 13, 14)]
    weeks = [{**one, "work_on": date(2025, 2, day)} for one in days[:1] for day in (17, 18, 19, 20, 21)]
    accepted(book(jours=[*days, *weeks]))
    worker = Worker.objects.get()
    month = WorkerMonth.objects.create(worker=worker, month_on=date(2025, 3, 1), state="confirmed", version=1)
    line = OrderLine.objects.get(order__number="BC-1")
    EnteredDay.objects.create(month=month, line=line, work_on=date(2025, 3, 3), hundredths=100)
    told = "1 j au lieu de 10,5 j d’habitude".replace(" j", "\N{NO-BREAK SPACE}j")
    assert told in of_alpha.get(MONTHS).content.decode()
    assert told in of_alpha.get(f"/espace/mois/{month.pk}/").content.decode()
