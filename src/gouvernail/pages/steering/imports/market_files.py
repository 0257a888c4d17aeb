"""The lists of imports of the market, and the troubles of one, as files. CCTP 4.2 (4.2-device)."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from gouvernail import wording
from gouvernail.clock import PARIS
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.imports.market import import_or_404
from gouvernail.pages.steering.imports.market_preview import preview_of, state_words
from gouvernail.records.models import MarketImport
from gouvernail.records.queries.market_imports import market_imports_for
from gouvernail.rules.access import Right
from gouvernail.rules.workbook_format.columns import Kind

_IMPORTS = (
    column("Déposé le", Kind.DATE),
    column("À"),
    column("Classeur", most=300),
    column("Titulaire", most=300),
    column("Reprise historique"),
    column("État"),
    column("Empreinte SHA-256"),
)
_TROUBLES = (
    column("Gravité"),
    column("Feuille"),
    column("Ligne", Kind.INTEGER),
    column("Colonne"),
    column("Valeur", most=300),
    column("Quoi faire", most=300),
    column("Clause"),
)


@needs(Right.IMPORT_MARKET)
@require_http_methods(["GET", "HEAD"])
def market_imports_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The workbooks handed over, latest first."""
    format_or_404(extension)
    rows = map(_told, market_imports_for(reader_of(request).scope))
    return list_answer(request, ListFile("imports-du-marche", _IMPORTS, rows), extension)


def _told(received: MarketImport) -> tuple[object, ...]:
    at = received.received_at.astimezone(PARIS)
    return (
        *(at.date(), f"{at:%H:%M}", received.file_name),
        received.contractor.name if received.contractor else "",
        "oui" if received.is_historical else "non",
        *(state_words(received), received.sha256),
    )


@needs(Right.IMPORT_MARKET)
@require_http_methods(["GET", "HEAD"])
def market_import_troubles_file(request: HttpRequest, uuid: UUID, extension: str) -> HttpResponse:
    """What is wrong in one workbook, errors first."""
    format_or_404(extension)
    troubles = preview_of(import_or_404(request, uuid), reader_of(request).scope).troubles
    rows = (
        (each.word, each.sheet, each.row, each.column, each.value, each.message, wording.clause_words(each.clause))
        for each in troubles
    )
    return list_answer(request, ListFile("erreurs-du-classeur", _TROUBLES, rows), extension)
