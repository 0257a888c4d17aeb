"""Employers are grouped to suggest a contractor; a person confirms once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from gouvernail.actions.confirm_employer import confirm_employer
from gouvernail.actions.import_registry import import_registry
from gouvernail.actions.registry.request import ImportRequest
from gouvernail.records.models import Contractor, EmployerMapping, JournalEntry, Mission
from gouvernail.records.queries.employers import EmployerGroup, Suggestion, employer_groups
from gouvernail.rules.verdicts import Refused
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
    first, *others = employer_groups()
    spellings = ("Coopérative A", "cooperative-a", "COOPERATIVE A")
    assert first == EmployerGroup("cooperative a", spellings, 3, 0, Suggestion(cooperative, "same_name"))
    assert [(each.key, each.suggested) for each in others] == [("atelier b", None), ("atelier b et associes", None)]


def test_what_is_confirmed_is_asked_no_more_and_outlives_an_import(cooperative: Contractor, tmp_path: Path) -> None:
    confirm_employer("cooperative a", cooperative, "account:lise")
    confirm_employer("atelier b", None, "account:lise")
    import_registry(ImportRequest(str(write_folder(tmp_path, PLAIN)), "console", with_people=True))
    assert [each.key for each in employer_groups() if each.decision is None] == ["atelier b et associes"]
    assert dict(EmployerMapping.objects.values_list("employer_key", "contractor__name")) == {
        "atelier b": None,
        "cooperative a": "Coopérative A",
    }
    assert JournalEntry.objects.filter(verb="employer.confirmed").count() == 2


def test_saying_it_again_replaces_what_was_said(cooperative: Contractor) -> None:
    first = confirm_employer("cooperative a", None, "account:lise")
    confirm_employer("cooperative a", cooperative, "account:omar", seen_at=first.confirmed_at)
    assert EmployerMapping.objects.get().contractor == cooperative


def test_a_screen_of_before_changes_nothing(cooperative: Contractor) -> None:
    first = confirm_employer("cooperative a", None, "account:lise")
    for seen_at in (None, first.confirmed_at - timedelta(seconds=1)):
        with pytest.raises(Refused) as refused:
            confirm_employer("cooperative a", cooperative, "account:omar", seen_at=seen_at)
        assert [each.code for each in refused.value.refusals] == ["employer_changed"]
    assert EmployerMapping.objects.get().contractor is None
    assert JournalEntry.objects.filter(verb="employer.confirmed").count() == 1


@pytest.mark.parametrize("key", ["", "jamais vu", "Coopérative A"])
def test_an_employer_that_nobody_bears_is_refused(cooperative: Contractor, key: str) -> None:
    with pytest.raises(Refused) as refused:
        confirm_employer(key, cooperative, "account:lise")
    assert [each.code for each in refused.value.refusals] == ["employer_unknown"]
    assert not EmployerMapping.objects.exists()


def test_what_was_said_stays_readable_when_no_mission_bears_it_any_more(cooperative: Contractor) -> None:
    confirm_employer("cooperative a", cooperative, "account:lise")
    Mission.objects.all().delete()
    (kept,) = employer_groups()
    assert (kept.key, kept.missions, kept.decision and kept.decision.contractor) == ("cooperative a", 0, cooperative)


@pytest.mark.usefixtures("cooperative")
def test_one_name_within_another_is_suggested_only_when_it_is_the_only_one() -> None:
    Contractor.objects.create(siret="00000000000011", name="Atelier B et associés du Nord")
    suggested = {each.key: each.suggested for each in employer_groups()}
    assert suggested["atelier b et associes"] is not None
    assert suggested["atelier b et associes"].why == "one_holds_other"
    Contractor.objects.create(siret="00000000000022", name="Atelier B et associés du Sud")
    assert {each.key: each.suggested for each in employer_groups()}["atelier b et associes"] is None
