"""L’état d’avancement en CSV, en classeur et en texte : mêmes chiffres, jamais de formule."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from gouvernail.exports.statement import FORMATS, Dossier
from gouvernail.exports.statement.csv_file import csv_file
from gouvernail.exports.statement.table import table_text
from tests.exports.statement.samples import DOSSIER, EMPTY

pytestmark = pytest.mark.clause("4.2-statement")


def test_le_csv_a_une_marque_d_ordre_des_points_virgules_et_des_virgules_decimales() -> None:
    content = csv_file(DOSSIER)
    assert content.startswith(b"\xef\xbb\xbf")
    heading, line, costs = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    told = dict(zip(heading, line, strict=True))
    assert told["Solde commandé (jours)"] == "36,5"
    assert told["Montant commandé HT"] == "54000,00"
    assert told["Épuisé le"] == "2026-08-21"
    assert told["Nom du produit"] == "Mes Aides"
    assert told["État du bon"] == "en cours"
    assert told["Ce qui est fait"] == "Refonte du formulaire d’éligibilité"
    assert told["Ce qui reste à faire"] == "Accueil de la région <b>Bretagne</b>"
    assert dict(zip(heading, costs, strict=True))["Jours commandés"] == ""


def test_dans_le_csv_un_texte_n_est_jamais_une_formule_et_un_nombre_negatif_reste_un_nombre() -> None:
    heading, line, costs = csv.reader(io.StringIO(csv_file(DOSSIER).decode("utf-8-sig")), delimiter=";")
    assert dict(zip(heading, costs, strict=True))["Produit"] == "'=1+1"
    assert dict(zip(heading, costs, strict=True))["Reste à admettre HT"] == "-765,44"
    assert dict(zip(heading, line, strict=True))["Ce qui est en cours"] == "'@Tests de charge"


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_le_classeur_a_une_feuille_par_regroupement_et_des_nombres_qui_sont_des_nombres(form: str) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(FORMATS[form].write(DOSSIER)))
    assert book.sheet_names == [
        "État au 2026-06-30",
        "Par bon de commande",
        "Par produit",
        "Par titulaire",
        "Par accord-cadre",
        "Activités",
        "Lire ce fichier",
    ]
    heading, line, costs = book.get_sheet_by_index(0).to_python()
    told = dict(zip(heading, line, strict=True))
    assert told["Solde commandé (jours)"] == 36.5
    assert told["Montant commandé HT"] == 54000
    assert told["Épuisé le"] == date(2026, 8, 21)
    assert dict(zip(heading, costs, strict=True))["Produit"] == "=1+1"
    assert dict(zip(heading, costs, strict=True))["Reste à admettre HT"] == -765.44


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_le_classeur_dit_le_jour_et_chaque_filtre(form: str) -> None:
    narrowed = replace(DOSSIER, narrowed=("titulaire Coopérative A", "bons ouverts"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(FORMATS[form].write(narrowed)))
    (_, heading, _) = (row[0] for row in book.get_sheet_by_name("Lire ce fichier").to_python())
    assert str(heading).endswith("· titulaire Coopérative A · bons ouverts")


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_chaque_regroupement_finit_par_le_total(form: str) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(FORMATS[form].write(DOSSIER)))
    for sheet in book.sheet_names[1:5]:
        heading, *rows = book.get_sheet_by_name(sheet).to_python()
        whole = dict(zip(heading, rows[-1], strict=True))
        assert rows[-1][0] == "Total"
        assert whole["Montant commandé HT"] == 55234.56
        amounts = [str(dict(zip(heading, row, strict=True))["Montant commandé HT"]) for row in rows[:-1]]
        assert sum(map(Decimal, amounts)) == Decimal("55234.56")


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_le_classeur_dit_quelles_activites_et_pas_seulement_combien(form: str) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(FORMATS[form].write(DOSSIER)))
    rows = book.get_sheet_by_name("Activités").to_python()[1:]
    assert [(row[3], row[4]) for row in rows] == [
        ("Refonte du formulaire d’éligibilité", "faite"),
        ("@Tests de charge", "en cours"),
        ("Accueil de la région <b>Bretagne</b>", "à faire"),
    ]


def test_aucune_cellule_du_classeur_xlsx_n_est_une_formule() -> None:
    with zipfile.ZipFile(io.BytesIO(FORMATS["xlsx"].write(DOSSIER))) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert len(sheets) == 7
    assert not any(b"<f>" in sheet for sheet in sheets)


def test_le_texte_donne_les_lignes_puis_les_totaux() -> None:
    text = table_text(DOSSIER)
    assert text.startswith("État d’avancement au 30\N{NO-BREAK SPACE}juin\N{NO-BREAK SPACE}2026")
    assert "1\N{NO-BREAK SPACE}bon ne suffira pas." in text
    line = next(row for row in text.splitlines() if row.startswith("BC-001  1"))
    assert line.split()[-10:] == [
        "23,5",
        "1",
        "36,5",
        "40",
        "3,5",
        "1/1/1",
        "54000,00",
        "18000,00",
        "36000,00",
        "2026-08-21",
    ]
    assert sum(row.startswith("total ") for row in text.splitlines()) == 4


def test_un_etat_vide_le_dit() -> None:
    assert "Aucun bon de commande notifié" in table_text(Dossier(EMPTY))
    for form in FORMATS.values():
        assert form.write(Dossier(EMPTY))
