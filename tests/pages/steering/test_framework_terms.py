"""The terms of a framework are filled in where the home says so; what is wrong is said and nothing changes."""

from __future__ import annotations

import pytest
from django.test import Client

from gouvernail.records.models import FrameworkTerm, JournalEntry
from tests import makers

pytestmark = [pytest.mark.django_db, pytest.mark.clause("2-order-by-need")]


def test_a_term_is_filled_in_and_the_journal_says_by_whom(steering: Client) -> None:
    framework = makers.make_framework()
    address = f"/pilotage/clauses/{framework.uuid}/"
    assert f'href="{address}"' in steering.get("/pilotage/").content.decode()
    answer = steering.post(
        address,
        {"clause": "verification_delay_days", "valeur": " 30 ", "vu": "", "source": "CCAP, article 9"},
        follow=True,
    )
    page = answer.content.decode()
    assert "est enregistrée" in page
    assert "CCAP, article 9" in page
    kept = FrameworkTerm.objects.get(framework=framework)
    assert (kept.key, kept.value, kept.is_confirmed) == ("verification_delay_days", "30", True)
    assert "term.given" in JournalEntry.objects.order_by("-sequence")[0].body


def test_a_wrong_value_is_said_kept_in_its_field_and_changes_nothing(steering: Client) -> None:
    framework = makers.make_framework()
    address = f"/pilotage/clauses/{framework.uuid}/"
    answer = steering.post(address, {"clause": "silence_working_days", "valeur": "trois", "vu": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "est un nombre entier" in page
    assert 'value="trois"' in page
    assert not FrameworkTerm.objects.exists()


def test_a_stale_page_is_refused_in_words(steering: Client) -> None:
    framework = makers.make_framework()
    FrameworkTerm.objects.create(framework=framework, key="penalties", value="non", source="CCAP")
    answer = steering.post(f"/pilotage/clauses/{framework.uuid}/", {"clause": "penalties", "valeur": "oui", "vu": ""})
    assert answer.status_code == 409
    assert "a changé depuis que la page a été ouverte" in answer.content.decode()
    assert FrameworkTerm.objects.get().value == "non"


def test_a_product_lead_does_not_keep_terms(lead: Client) -> None:
    framework = makers.make_framework()
    assert lead.get(f"/pilotage/clauses/{framework.uuid}/").status_code == 403


@pytest.mark.parametrize("clause", ["\0", "inconnue", ""])
def test_a_term_that_does_not_exist_is_refused_in_words(steering: Client, clause: str) -> None:
    address = f"/pilotage/clauses/{makers.make_framework().uuid}/"
    assert steering.post(address, {"clause": clause, "valeur": "\0", "vu": "\0", "source": "\0"}).status_code == 422
