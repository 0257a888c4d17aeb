"""Employers are grouped to suggest a contractor; a person confirms once."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouvernail.actions.confirm_employer import confirm_employer
from gouvernail.actions.import_registry import import_registry
from gouvernail.actions.registry.request import ImportRequest
from gouvernail.records.models import Contractor, EmployerMapping, JournalEntry
from gouvernail.records.queries.employers import EmployerGroup, employers_to_confirm
from tests.registry_samples import PLAIN, write_folder

pytestmark = pytest.mark.django_db
SPELLINGS = ("Coopérative A", "COOPERATIVE A", "cooperative-a", "Atelier B", "Atelier B et associés")


@pytest.fixture
def cooperative(tmp_path: Path) -> Contractor:
    """A contractor, and people whose employer is written in every way."""
    people = {
        f"content/_authors/personne-{number}.md": f"---\nmissions: [{{start: 2024-01-08, employer: {spelling}}}]\n---\n"
        for number, spelling in enumerate(SPELLINGS)
    }
    import_registry(ImportRequest(str(write_folder(tmp_path, {**PLAIN, **people})), "console", with_people=True))
    return Contractor.objects.create(siret="73282932000074", name="Coopérative A")


def test_spellings_are_grouped_and_suggest_a_contractor(cooperative: Contractor) -> None:
    first, *others = employers_to_confirm()
    assert first == EmployerGroup("cooperative a", ("COOPERATIVE A", "Coopérative A", "cooperative-a"), 3, cooperative)
    assert [(each.key, each.suggested) for each in others] == [("atelier b", None), ("atelier b et associes", None)]


def test_what_is_confirmed_is_asked_no_more_and_outlives_an_import(cooperative: Contractor, tmp_path: Path) -> None:
    confirm_employer("cooperative a", cooperative, "account:lise")
    confirm_employer("atelier b", None, "account:lise")
    import_registry(ImportRequest(str(write_folder(tmp_path, PLAIN)), "console", with_people=True))
    assert [each.key for each in employers_to_confirm()] == ["atelier b et associes"]
    assert dict(EmployerMapping.objects.values_list("employer_key", "contractor__name")) == {
        "atelier b": None,
        "cooperative a": "Coopérative A",
    }
    assert JournalEntry.objects.filter(verb="employer.confirmed").count() == 2


def test_saying_it_again_replaces_what_was_said(cooperative: Contractor) -> None:
    confirm_employer("cooperative a", None, "account:lise")
    confirm_employer("cooperative a", cooperative, "account:omar")
    assert EmployerMapping.objects.get().contractor == cooperative
