"""Ce que la console dit du journal, dont les deux choses à garder ailleurs : le nombre d'écritures et l'empreinte."""

from __future__ import annotations

import json

import pytest
from django.db import connection

from gouvernail.commands import main
from gouvernail.records.models import JournalHead
from gouvernail.records.triggers import GUARDS, trigger_names
from tests.market import accepted, base

pytestmark = pytest.mark.django_db


def told(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    """The exit status of the verb and what it says."""
    status = main(["verify-journal", *options])
    return status, capsys.readouterr().out


def test_un_journal_intact_donne_son_compte_et_sa_derniere_empreinte(capsys: pytest.CaptureFixture[str]) -> None:
    accepted(base())
    head = JournalHead.objects.get()
    assert told(capsys) == (0, f"{head.count} écriture(s), intactes.\nDernière empreinte : {head.last_hash}\n")
    status, report = told(capsys, "--json")
    assert (status, json.loads(report)) == (0, {"entries": head.count, "last_hash": head.last_hash, "doubts": []})


def test_un_journal_coupe_sort_en_1(capsys: pytest.CaptureFixture[str]) -> None:
    accepted(base())
    head = JournalHead.objects.get()
    guard = next(one for one in GUARDS if one.table == "records_journalentry")
    with connection.cursor() as cursor:
        for name in trigger_names(guard, connection.vendor):
            on_table = f' ON "{guard.table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER "{name}"{on_table}')
        cursor.execute("DELETE FROM records_journalentry WHERE sequence = %s", [head.count])
    status, report = told(capsys, "--json")
    codes = [doubt["code"] for doubt in json.loads(report)["doubts"]]
    assert (status, codes[0]) == (1, "head_differs")
