"""« gouvernail statement » : l’état d’avancement sur la console."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from gouvernail.commands import main
from tests import makers

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-statement")]


@pytest.fixture(autouse=True)
def _two_orders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUVERNAIL_TODAY", "2026-06-30")
    framework = makers.make_framework("MN-2019-01")
    unit = makers.make_unit(framework, "DEVOPS")
    lines = []
    for number, siret, product in (("BC-001", "1" * 14, "mes-aides"), ("BC-002", "2" * 14, "monstage")):
        order = makers.make_order(framework, makers.make_contractor(siret), number)
        line = makers.make_line(order, makers.make_product(product), unit)
        makers.make_day(line, date(2026, 6, 30))
        makers.make_activity(line, "Refonte du formulaire", (date(2026, 6, 1), "done"))
        lines.append(line)
    makers.balanced(date(2026, 6, 30), *lines)
    makers.make_framework("MN-VIDE")


def stated(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main(["statement", "--format", "json", *words]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert isinstance(answer, dict)
    return answer


def test_sans_option_l_etat_est_celui_du_jour_en_tableau(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statement"]) == 0
    shown = capsys.readouterr().out
    assert "État d’avancement au 30" in shown
    assert "BC-001" in shown
    assert "BC-002" in shown


@pytest.mark.parametrize(
    "words", [("--order", "BC-001"), ("--product", "mes-aides"), ("--contractor", "1" * 14), ("--framework", "MN-VIDE")]
)
def test_les_options_restreignent_l_etat(capsys: pytest.CaptureFixture[str], words: tuple[str, str]) -> None:
    lines = stated(capsys, *words)["lines"]
    assert isinstance(lines, list)
    assert [line["order"] for line in lines] == ([] if "MN-VIDE" in words else ["BC-001"])


def test_l_accord_cadre_demande_est_dit(capsys: pytest.CaptureFixture[str]) -> None:
    assert stated(capsys)["framework"] is None
    assert stated(capsys, "--framework", "MN-2019-01")["framework"] == "MN-2019-01"


def test_une_date_passee_ne_compte_que_ce_qui_la_precede(capsys: pytest.CaptureFixture[str]) -> None:
    answer = stated(capsys, "--as-of", "2026-06-29")
    assert answer["as_of"] == "2026-06-29"
    total = answer["total"]
    assert isinstance(total, dict)
    assert (total["done_days"], total["activities"]["done"]) == ("0", 2)
    assert stated(capsys, "--as-of", "2025-12-31")["lines"] == []


@pytest.mark.parametrize("form", ["csv", "xlsx", "ods", "pdf", "json", "table"])
def test_chaque_format_s_ecrit_dans_un_fichier(tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / f"état.{form}"
    assert main(["statement", "--format", form, "--output", str(target)]) == 0
    assert target.stat().st_size > 100
    assert capsys.readouterr().out == ""


def test_le_csv_dit_quelles_activites(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statement", "--format", "csv", "--order", "BC-001"]) == 0
    assert "Refonte du formulaire" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--order", "BC-999"), "aucun bon de commande ne porte le numéro « BC-999 »"),
        (("--product", "inconnu"), "aucun produit n’a l’identifiant « inconnu »"),
        (("--contractor", "3" * 14), "aucun titulaire n’a le SIRET"),
        (("--framework", "MN-X"), "aucun accord-cadre ne porte le numéro « MN-X »"),
    ],
)
def test_ce_qui_n_existe_pas_est_nomme(
    capsys: pytest.CaptureFixture[str], words: tuple[str, str], sentence: str
) -> None:
    assert main(["statement", *words]) == 1
    assert sentence in capsys.readouterr().err


def test_une_date_impossible_est_un_mauvais_appel(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statement", "--as-of", "2026-02-30"]) == 2
    assert "« 2026-02-30 » n’est pas une date AAAA-MM-JJ" in capsys.readouterr().err


def test_un_dossier_absent_est_nomme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statement", "--output", str(tmp_path / "absent" / "état.csv"), "--format", "csv"]) == 1
    assert "absent" in capsys.readouterr().err
