"""L’état d’avancement imprimé : de l’encre, des mots que l’on peut relire, un document accessible."""

import re
import sys
import zlib

import pytest

from gouvernail.exports.statement import Dossier
from gouvernail.exports.statement.pdf_file import MOST_LINES, CannotPrint, pdf_file
from gouvernail.rules.statement import Statement
from tests.exports.statement.samples import DOSSIER, STATEMENT
from tests.statement_line import RUNNING

pytestmark = pytest.mark.clause("4.2-statement")

_OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_BATCH = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def streams(document: bytes) -> list[bytes]:
    """Every stream of a PDF, expanded; object streams included."""
    found = []
    for raw in _STREAM.findall(document):
        try:
            found.append(zlib.decompress(raw))
        except zlib.error:
            found.append(raw)
    return found


def letters(document: bytes) -> set[str]:
    """The letters that the fonts of a PDF give back to who copies or hears its text."""
    maps = [batch for stream in streams(document) for _, batch in _BATCH.findall(stream)]
    codes = [code for batch in maps for _, code in _PAIR.findall(batch)]
    return {bytes.fromhex(code.decode()).decode("utf-16-be") for code in codes}


@pytest.fixture(scope="module")
def printed() -> bytes:
    return pdf_file(DOSSIER)


def test_le_document_a_de_l_encre_sur_chaque_page(printed: bytes) -> None:
    pages = [stream for stream in streams(printed) if b" Tf" in stream]
    assert pages
    assert all(len(re.findall(rb"TJ", page)) > 20 for page in pages[:1])


def test_le_texte_du_document_se_relit(printed: bytes) -> None:
    assert set("ÉtatdavancementRefonteduformulaire36,5") <= {one for text in letters(printed) for one in text}


def test_le_document_est_accessible_et_en_francais(printed: bytes) -> None:
    whole = printed + b"".join(streams(printed))
    assert b"/StructTreeRoot" in whole
    assert re.search(rb"/Marked true", whole)
    assert re.search(rb"/Lang \(fr\)", whole)
    assert b"pdfuaid" in whole
    assert b"/DisplayDocTitle true" in whole


def test_la_page_est_un_a4_couche(printed: bytes) -> None:
    whole = printed + b"".join(streams(printed))
    width, height = (float(one) for one in re.findall(rb"/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)", whole)[0])
    assert (round(width), round(height)) == (842, 595)


def test_au_dela_de_deux_mille_lignes_le_pdf_dit_quoi_faire() -> None:
    lines = [RUNNING._replace(order=f"BC-{n:05d}") for n in range(MOST_LINES + 1)]
    with pytest.raises(CannotPrint, match="ou prenez un classeur") as refused:
        pdf_file(Dossier(Statement(STATEMENT.as_of, None, lines)))
    assert "2\N{NO-BREAK SPACE}001 lignes" in refused.value.sentence


def test_sans_les_bibliotheques_du_systeme_le_pdf_dit_lesquelles_installer(monkeypatch: pytest.MonkeyPatch) -> None:
    class Missing:
        def __getattr__(self, name: str) -> object:
            raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setitem(sys.modules, "weasyprint", Missing())
    with pytest.raises(CannotPrint, match=r"apt-get install libpango-1\.0-0"):
        pdf_file(DOSSIER)
