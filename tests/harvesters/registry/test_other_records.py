"""Incubators, organisations, people, stages."""

from __future__ import annotations

import pytest

from gouvernail.harvesters.registry.parse.employers import employer_key, employers_named
from gouvernail.harvesters.registry.parse.incubator import IncubatorRecord
from gouvernail.harvesters.registry.parse.organisation import OrganisationRecord
from gouvernail.harvesters.registry.parse.person import PersonRecord
from gouvernail.harvesters.registry.parse.vocabulary import StageRecord
from tests.registry_samples import kinds, understood


def test_a_hidden_incubator_is_kept_and_told() -> None:
    found = understood("---\ntitle: La Fabrique\nhidden: true\nowner: agence\n---\n", "fabrique.md", "_incubators")
    assert isinstance(found.record, IncubatorRecord)
    assert (found.record.is_hidden, found.record.owner.external_id) == (True, "agence")
    assert kinds(found) == ["hidden_incubator"]


def test_the_file_name_wins_over_the_id_of_an_organisation() -> None:
    found = understood("---\nname: Agence\nid: agence-nationale\n---\n", "agence.md", "_organisations")
    assert isinstance(found.record, OrganisationRecord)
    assert (found.record.external_id, kinds(found)) == ("agence", ["id_differs_from_file_name"])


PERSON = """---
fullname: Camille Exemple
email: camille@exemple.fr
domaine: Design
missions:
  - {start: 2024-01-08, end: 2024-06-30, status: independent, employer: Coopérative A, startups: [mes-lacs]}
  - {start: 2024-06-01, end: 2024-05-01, status: dinsic, employer: Malt / Coopérative A}
  - {start: 2024-07-01, status: stagiaire}
---
"""


def test_a_person_is_known_by_the_missions_alone() -> None:
    found = understood(PERSON, "personne-1.md", "_authors")
    assert isinstance(found.record, PersonRecord)
    assert set(found.raw) == {"domaine", "missions"}
    assert "Camille" not in repr(found)
    assert [each.employer_key for each in found.record.missions] == ["cooperative a", "malt cooperative a", ""]
    assert found.record.missions[1].end_on is None


def test_odd_missions_are_told() -> None:
    assert kinds(understood(PERSON, "personne-1.md", "_authors")) == [
        "mission_ends_before_start",
        "missions_overlap",
        "missions_overlap",
        "several_employers",
        "unknown_word",
    ]


@pytest.mark.parametrize("spelling", ["Malt", "MALT", "malt ", "malt.fr", "Malt SAS", "Mált"])
def test_spellings_of_an_employer_share_a_key(spelling: str) -> None:
    assert employer_key(spelling) == "malt"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Malt / Coopérative A", ("malt", "cooperative a")),
        ("Coopérative A via Malt", ("cooperative a", "malt")),
        ("Ministère des lacs et forêts", ("ministere des lacs et forets",)),
        ("N/A", ("n a",)),
        ("SAS", ("sas",)),
    ],
)
def test_several_employers_in_one_text_are_suggested(text: str, named: tuple[str, ...]) -> None:
    assert employers_named(text) == named


def test_a_stage_that_the_registry_declares_is_data() -> None:
    found = understood("---\nstatus: reverie\nlabel: Rêverie\norder: 9\n---\n", "reverie.md", "_phases")
    assert isinstance(found.record, StageRecord)
    assert (found.record.key, found.record.label) == ("reverie", "Rêverie")
    assert understood("---\nstatus: construction\n---\n", "construction.md", "_phases").record is None
