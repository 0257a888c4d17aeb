"""Workbooks to start from: an empty one that explains its columns, and a filled example."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from gouvernail.exports.market_workbook.example import write_example
from gouvernail.exports.market_workbook.write import write_template
from gouvernail.pages.sign_in.needs import needs
from gouvernail.rules.access import Right

_WRITERS: Mapping[str, Callable[[Path], None]] = {"modele": write_template, "exemple": write_example}


@needs(Right.IMPORT_MARKET)
@require_http_methods(["GET", "HEAD"])
def market_workbook(_request: HttpRequest, name: str) -> HttpResponse:
    """One of them, as an ODS file."""
    if name not in _WRITERS:
        raise Http404
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / f"{name}.ods"
        _WRITERS[name](place)
        content = place.read_bytes()
    response = HttpResponse(content, content_type="application/vnd.oasis.opendocument.spreadsheet")
    response["Content-Disposition"] = f'attachment; filename="classeur-{name}.ods"'
    return response
