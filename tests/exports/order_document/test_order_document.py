"""Le bon de commande imprimé : tout ce qu'il dit, balisé, en français, à relire par une machine."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from gouvernail.exports.order_document import OrderDocument, order_document
from gouvernail.rules.order_life.amounts import amounts_of
from gouvernail.rules.order_life.content import (
    ContentAmendment,
    ContentDeliverable,
    ContentLine,
    ContentRules,
    OrderContent,
)

pytestmark = pytest.mark.clause("2-order-by-need")

CONTENT = OrderContent(
    number="BC-2026-014",
    framework="MN-1",
    framework_subject="Produits numériques",
    buyer_siret="00005555800019",
    lot="1 – Développement",
    contractor="Coopérative de l’Estuaire & fils <SCOP>",
    contractor_siret="00001111400014",
    legal_commitment_numbers=("1500000001", "1500000002"),
    executing_service_code="DNUM-42",
    notified_on=date(2026, 6, 1),
    starts_on=date(2026, 6, 8),
    ends_on=date(2026, 12, 31),
    vat_rate_hundredths=2000,
    lines=(
        ContentLine(
            1, "mes-aides", "Mes aides", "DEVOPS", "Développement", "days", "Construction", 133, 4_600_000, 5750
        ),
        ContentLine(2, "mes-aides", "Mes aides", "FRAIS", "Hébergement", "costs", "", 120_000, 100, None),
    ),
    deliverables=(ContentDeliverable(1, "Code source publié", True, date(2026, 12, 1)),),
    confidentiality=(ContentRules("Mes aides", 2, "Aucune donnée réelle hors de la plateforme.\nComptes nominatifs."),),
    amendments=(
        ContentAmendment("M1", date(2026, 9, 1), "Besoin revu", 1, 50),
        ContentAmendment("M1", date(2026, 9, 1), "Besoin revu", ends_on=date(2027, 3, 31)),
    ),
)


def read(document: OrderDocument) -> tuple[PdfReader, str]:
    """A document as a machine reads it, its blanks made single."""
    reader = PdfReader(io.BytesIO(order_document(document)))
    text = " ".join(page.extract_text() for page in reader.pages)
    return reader, " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.fixture(scope="module")
def notified() -> tuple[PdfReader, str]:
    return read(OrderDocument(CONTENT, True, "running", "N-2026-00001"))


@pytest.mark.parametrize(
    "said",
    [
        "Bon de commande BC-2026-014",
        "MN-1, Produits numériques",
        "1 – Développement",
        "SIRET 00005555800019",
        "Coopérative de l’Estuaire & fils <SCOP>, SIRET 00001111400014",
        "1500000001, 1500000002",
        "DNUM-42",
        "N-2026-00001",
        "du 8 juin 2026 au 31 décembre 2026",
        "Développement (DEVOPS)",
        "Construction",
        "1,33",
        "76,48 j",
        "46 000,00 €",
        "61 180,00 €",
        "Total HT 62 380,00 €",
        "TVA à 20 % 12 476,00 €",
        "Total TTC 74 856,00 €",
        "Code source publié",
        "1er décembre 2026",
        "Mes aides, version 2",
        "Aucune donnée réelle hors de la plateforme.",
        "ajoute 0,5 à la quantité de la ligne 1",
        "fin d’exécution portée au 31 mars 2027",
        "Exécution du 8 juin 2026 au 31 mars 2027.",
        "Total HT 85 380,00 €",
    ],
)
def test_le_bon_imprime_dit_tout(notified: tuple[PdfReader, str], said: str) -> None:
    assert said in notified[1]


def test_le_document_est_balise_en_francais_et_titre(notified: tuple[PdfReader, str]) -> None:
    root: Any = notified[0].trailer["/Root"]
    assert root["/Lang"] == "fr"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert notified[0].metadata is not None
    assert notified[0].metadata.title == "Bon de commande BC-2026-014"
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_un_projet_dit_qu_il_n_engage_personne() -> None:
    draft = replace(CONTENT, amendments=(), confidentiality=(), deliverables=(), lot="", executing_service_code="")
    text = read(OrderDocument(draft, False, "draft"))[1]
    assert "Projet de bon BC-2026-014" in text
    assert "n’engage personne" in text
    assert "Service exécutant" not in text
    assert "Aucun livrable n’est nommé" in text
    assert "Bons de commande modificatifs" not in text


def test_sans_taux_le_document_dit_qu_il_est_a_renseigner() -> None:
    assert "taux à renseigner" in read(OrderDocument(replace(CONTENT, vat_rate_hundredths=None), True, "closed"))[1]


def test_des_noms_et_des_listes_sans_fin_restent_dans_la_page() -> None:
    lines = [replace(CONTENT.lines[0], number=number, product_name="N" * 120) for number in range(1, 60)]
    assert len(read(OrderDocument(replace(CONTENT, lines=lines), True, "running"))[0].pages) > 2


@given(st.lists(st.integers(0, 10**12), max_size=20), st.integers(0, 10_000))
def test_la_tva_se_prend_sur_le_total_au_centime_pres(cents: list[int], rate: int) -> None:
    amounts = amounts_of(cents, rate)
    assert amounts.vat_cents is not None
    assert amounts.including_cents == amounts.excluding_cents + amounts.vat_cents
    assert abs(amounts.vat_cents * 10_000 - sum(cents) * rate) <= 5_000


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=20))
def test_sans_taux_rien_n_est_devine(cents: list[int]) -> None:
    amounts = amounts_of(cents, None)
    assert (amounts.excluding_cents, amounts.vat_cents, amounts.including_cents) == (sum(cents), None, None)
