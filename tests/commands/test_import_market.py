"""Importer et exporter un marché depuis la console."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from gouvernail.commands import main
from gouvernail.exports.market_workbook.write import write
from gouvernail.records.models import DayEntry, Order
from gouvernail.rules.workbook_format.rows import AnyRow
from tests.market import Told, base

pytestmark = pytest.mark.django_db


def written(place: Path, **sheets: list[Told]) -> str:
    """A workbook file of the small market, with these sheets."""
    workbook = base(**sheets)
    rows: dict[str, list[AnyRow]] = {name: getattr(workbook, name) for name in workbook.sheets}
    write(rows, place)
    return str(place)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUVERNAIL_TODAY", "2025-06-30")


def test_un_classeur_bon_sort_en_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "market", written(tmp_path / "marche.ods", jours=[{}])]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Le classeur est importé.\n")
    figures = "jours : 1 ajoutée, 0 modifiée, 0 inchangée, 0 corrigée"
    assert figures in said.replace("\N{NO-BREAK SPACE}", " ")
    assert DayEntry.objects.count() == 1


def test_un_classeur_refuse_sort_en_1_et_dit_ou_et_quoi_faire(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "market", written(tmp_path / "marche.xlsx", jours=[{"order_number": "BC-9"}])]) == 1
    assert capsys.readouterr().out == (
        "Le classeur est refusé, rien n’a été écrit.\n"
        "Erreurs :\n"
        "  feuille « jours », ligne 2, colonne « commande », valeur « BC-9 » : Le bon de commande « BC-9 » n’est pas "
        "connu. Corrigez le numéro, ou importez d’abord ce bon de commande.\n"
    )
    assert not Order.objects.exists()


def test_un_essai_n_ecrit_rien(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "market", written(tmp_path / "marche.zip"), "--dry-run"]) == 0
    assert capsys.readouterr().out.startswith("Rien n’a été écrit : c’était un essai.")
    assert not Order.objects.exists()


def test_le_compte_rendu_pour_les_machines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    days: list[Told] = [{}, {"work_on": date(2025, 1, 15)}]
    assert main(["import", "market", written(tmp_path / "marche.ods", jours=days), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["sheets"]["commandes"] == {"created": 1, "changed": 0, "unchanged": 0, "corrected": 0}
    (error,) = report["errors"]
    assert (error["sheet"], error["row"], error["column"], error["value"]) == ("jours", 3, "date", "2025-01-15")
    assert error["message"].startswith("Ce jour précède la notification")
    assert main(["import", "market", str(tmp_path / "marche.ods"), "--json", "--historique"]) == 0
    assert json.loads(capsys.readouterr().out)["anomalies"] == 1


def test_modele_exemple_et_export_se_relisent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template, example, export = (str(tmp_path / name) for name in ("modele.ods", "exemple.xlsx", "export.zip"))
    assert main(["import", "market", "--template", template]) == 0
    assert main(["import", "market", template]) == 0
    assert main(["import", "market", "--example", example]) == 0
    assert main(["import", "market", example, "--dry-run"]) in {0, 1}
    assert main(["export", "market", export]) == 0
    assert main(["import", "market", export]) == 0
    assert "est écrit (feuilles" in capsys.readouterr().out


def test_l_export_dit_comment_reprendre_les_anomalies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path / "marche.ods", lignes=[{"quantity_hundredths": 2100}])
    assert main(["import", "market", file, "--historique"]) == 0
    assert main(["export", "market", str(tmp_path / "export.ods")]) == 0
    assert "1 anomalie(s) d’historique" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "status"),
    [(["absent.ods"], 1), (["--template", "modele.doc"], 2)],
)
def test_un_mauvais_fichier_se_dit(
    words: list[str], status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    *options, name = words
    assert main(["import", "market", *options, str(tmp_path / name)]) == status
    assert name in capsys.readouterr().err


def test_sans_fichier_c_est_un_mauvais_appel() -> None:
    with pytest.raises(SystemExit) as stop:
        main(["import", "market"])
    assert stop.value.code == 2


def test_un_modele_n_ecrase_pas_un_classeur_rempli(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path / "marche.ods")
    assert main(["import", "market", "--template", file]) == 1
    assert "existe déjà" in capsys.readouterr().err
