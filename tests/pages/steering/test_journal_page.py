"""The journal: sentences, filters, and whether what is shown still holds."""

from __future__ import annotations

from django.test import Client

from gouvernail.records import journal
from gouvernail.records.models import JournalEntry
from gouvernail.records.queries.journal_entries import altered, entries, head
from tests import makers

JOURNAL = "/pilotage/journal/"


def text_of(client: Client, query: str = "") -> str:
    answer = client.get(f"{JOURNAL}{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_entries_are_sentences_with_their_reader_and_their_hash(steering: Client, market: None) -> None:  # noqa: ARG001
    page = text_of(steering)
    assert "classeur du marché importé : jours" in page
    assert "compte ouvert : steering_office.tout@exemple.fr" in page
    assert JournalEntry.objects.order_by("-sequence")[0].hash[:12] in page
    assert "concordent avec leur empreinte" in page


def test_a_contractor_is_named_not_numbered(steering: Client) -> None:
    makers.make_contractor("00000000000011", name="Coopérative Aubépine")
    journal.append(journal.Line("clock", "months.approved", "00000000000011", {}))
    assert "mois de l’équipe approuvés : Coopérative Aubépine" in text_of(steering)


def test_filters_by_verb_subject_and_day(steering: Client, market: None) -> None:  # noqa: ARG001
    assert "classeur du marché importé : jours" not in text_of(steering, "?verbe=account.opened")
    assert "Aucune écriture" in text_of(steering, "?du=01/01/2001&au=02/01/2001")
    assert "« hier » n’est pas une date" in text_of(steering, "?du=hier")
    assert "compte ouvert" in text_of(steering, "?du=0001-01-01&au=9999-12-31"), "the ends of the calendar are days too"
    assert "compte ouvert" not in text_of(steering, "?sujet=jours").split("<tbody>")[1]


def test_pages_of_fifty(steering: Client) -> None:
    for number in range(60):
        journal.append(journal.Line("console", "ledger.rebuilt", "ledger", {"count": number}))
    assert text_of(steering).count("soldes recalculés : tous les soldes") == 50
    assert text_of(steering, "?page=2").count("soldes recalculés : tous les soldes") == 10


def test_an_entry_changed_behind_its_back_is_found(steering: Client) -> None:  # noqa: ARG001
    read = list(entries())
    assert altered(read) == []
    read[0].body = read[0].body.replace("account", "compte")
    assert altered(read) == [read[0].sequence]
    assert head().is_met
