"""The days that wait: accepted with one click by those who may, never by person."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from gouvernail.records.models import DayEntry, Worker

DAYS = "/pilotage/jours/"


def forms_of(client: Client) -> list[dict[str, str]]:
    """The fields of each acceptance form of the page, « all » first."""
    page = client.get(DAYS).content.decode()
    bodies = re.findall(r'<form method="post">(.*?)</form>', page, re.DOTALL)
    return [dict(re.findall(r'name="(\w+)" value="([^"]*)"', body)) for body in bodies if 'name="entrees"' in body]


@pytest.mark.clause("4.1-contractor-authority")
@pytest.mark.usefixtures("market")
def test_no_person_is_named(steering: Client) -> None:
    page = steering.get(DAYS).content.decode()
    assert "Tout accepter" in page
    assert [one for one in Worker.objects.values_list("identifier", flat=True) if one in page] == []


@pytest.mark.clause("4.2-statement")
@pytest.mark.usefixtures("market")
def test_all_is_one_click_and_says_how_many(steering: Client) -> None:
    answer = steering.post(DAYS, forms_of(steering)[0], follow=True)
    assert "Accepté" in answer.content.decode()
    assert "Aucun jour déclaré" in answer.content.decode()
    assert not DayEntry.objects.filter(state="declared").exists()


@pytest.mark.usefixtures("market")
def test_one_month_of_a_line_is_one_click(steering: Client) -> None:
    _, first, *others = forms_of(steering)
    assert steering.post(DAYS, first).status_code == 302
    assert len([form for form in forms_of(steering) if "ligne" in form]) == len(others)


@pytest.mark.usefixtures("market")
def test_a_button_pressed_twice_accepts_once_and_says_so(steering: Client) -> None:
    form = forms_of(steering)[0]
    steering.post(DAYS, form)
    answer = steering.post(DAYS, form)
    assert answer.status_code == 409
    assert "Ces jours ont changé" in answer.content.decode()


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize(
    "bad",
    [{}, {"entrees": "x"}, {"entrees": "1", "derniere": "9" * 40}, {"entrees": "1", "derniere": "1", "ligne": "1"}],
)
def test_garbage_accepts_nothing(steering: Client, bad: dict[str, str]) -> None:
    before = DayEntry.objects.filter(state="declared").count()
    assert steering.post(DAYS, bad).status_code == 422
    assert DayEntry.objects.filter(state="declared").count() == before


@pytest.mark.clause("4.2-device")
def test_a_contractor_never_accepts(correspondent: Client) -> None:
    assert correspondent.get(DAYS).status_code == 403
    assert correspondent.post(DAYS, {"entrees": "1", "derniere": "1"}).status_code == 403
