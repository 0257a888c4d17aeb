"""Un classeur entre tout entier ou pas du tout, autant de fois qu'on veut, et laisse sa trace au journal."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.db import models

from gouvernail.actions.import_market import import_market
from gouvernail.actions.import_market.report import TOLD_PER_CODE
from gouvernail.harvesters.workbook.troubles import Trouble
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.records import models as tables
from gouvernail.records.models import JournalEntry
from gouvernail.records.queries.journal_check import doubts
from tests.market import TODAY, Told, accepted, base, book, codes, hand_over

pytestmark = pytest.mark.django_db

EVERYTHING: dict[str, list[Told]] = {
    "modificatifs": [{}],
    "jours": [{}, {"work_on": date(2025, 3, 4), "state": "declared"}],
    "activites": [{}],
    "restes_a_faire": [{}],
    "constats": [{}],
}


def rows_of_tables() -> dict[str, int]:
    """How many rows each table of the market holds."""
    market = [getattr(tables, name) for name in tables.__all__]
    return {model.__name__: model.objects.count() for model in market if issubclass(model, models.Model)}


def test_un_essai_dit_la_meme_chose_et_n_ecrit_rien() -> None:
    before = rows_of_tables()
    rehearsal = hand_over(base(**EVERYTHING), dry_run=True)
    assert rows_of_tables() == before
    assert not rehearsal.done
    done = accepted(base(**EVERYTHING))
    assert done.as_json() == {**rehearsal.as_json(), "done": True}


@pytest.mark.clause("4.2-device")
def test_une_seule_erreur_et_rien_n_est_ecrit() -> None:
    before = rows_of_tables()
    report = hand_over(base(**{**EVERYTHING, "restes_a_faire": [{}, {"order_number": "BC-9"}]}))
    assert codes(report) == ["order_unknown"]
    assert rows_of_tables() == before


def test_recommencer_n_ecrit_rien_pas_meme_au_journal() -> None:
    accepted(base(**EVERYTHING))
    before = rows_of_tables()
    again = accepted(base(**EVERYTHING))
    assert rows_of_tables() == before
    assert all(counts.written == 0 for counts in again.sheets.values())


def test_chaque_feuille_ecrite_a_son_ecriture_au_journal() -> None:
    accepted(base(**EVERYTHING), source="marche.ods")
    bodies = [json.loads(entry.body) for entry in JournalEntry.objects.all()]
    assert [body["details"]["sheet"] for body in bodies] == [
        *("marches", "titulaires", "projets", "uo", "prix", "commandes", "lignes"),
        *("modificatifs", "activites", "jours", "restes_a_faire", "constats"),
    ]
    assert {(body["verb"], body["subject"], body["actor"]) for body in bodies} == {
        ("market.imported", "marche.ods", "essai")
    }
    days = next(body for body in bodies if body["details"]["sheet"] == "jours")
    assert days["details"]["facts"]["days"]["count"] == 2
    assert days["details"]["facts"]["accepted_days"]["count"] == 1
    assert list(doubts()) == []


def test_un_fait_change_derriere_le_dos_du_journal_se_voit() -> None:
    accepted(base(**EVERYTHING))
    accepted(book(jours=[{"hundredths": 50}, {"work_on": date(2025, 3, 4), "state": "accepted"}]))
    assert list(doubts()) == []
    tables.PoorPerformance.objects.create(
        order=tables.Order.objects.get(), found_on=TODAY, recorded_in=JournalEntry.objects.count()
    )
    assert [(doubt.code, doubt.found) for doubt in doubts()] == [
        ("facts_inserted", "poor_performances"),
        ("table_altered", "finding_states"),
    ]


def test_toutes_les_erreurs_se_disent_a_la_fois() -> None:
    report = hand_over(
        base(
            commandes=[{}, {"number": "BC-2", "framework_number": "MN-9"}],
            jours=[{"work_on": date(2025, 1, 1)}],
            restes_a_faire=[{"line_number": 9}],
        )
    )
    assert codes(report) == ["framework_unknown", "day_before_notification", "line_unknown"]


def test_une_ligne_illisible_n_en_fait_pas_accuser_d_autres() -> None:
    """Le bon dont la ligne n'a pas pu être lue n'est pas dit inconnu partout ailleurs."""
    unread = Trouble("commandes", 2, "date_notification", "30/02/2025", "date_does_not_exist")
    sheets = base(commandes=[], jours=[{}], restes_a_faire=[{}])
    workbook = Workbook(**{**{name: getattr(sheets, name) for name in sheets.__slots__}, "errors": (unread,)})
    assert codes(import_market(workbook, "essai", TODAY)) == ["date_does_not_exist"]


def test_un_defaut_tres_repete_est_compte_sans_fin() -> None:
    days: list[Told] = [{"order_number": "BC-9", "worker": f"p{number}"} for number in range(TOLD_PER_CODE + 5)]
    report = hand_over(base(jours=days))
    assert len(report.errors) == TOLD_PER_CODE + 1
    assert (report.errors[-1].code, report.errors[-1].values["more"]) == ("and_others", 5)


def test_un_classeur_partiel_renvoie_a_ce_qui_est_connu() -> None:
    accepted(base())
    report = accepted(book(jours=[{}]))
    assert list(report.sheets) == ["jours"]
