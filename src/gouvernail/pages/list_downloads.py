"""The door through which a list leaves: any page gives its list, this answers the file. CCTP 4.2 (4.2-device).

A page that lists something has a twin address that ends with ``.<slug:extension>``, reads the same filters, and
shows ``{% list_downloads "its_name" %}``.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gouvernail import clock
from gouvernail.exports.lists import FORMATS, ListFile
from gouvernail.exports.sheets.pages import TooManyRows


def format_or_404(extension: str) -> None:
    """Refuse a format that does not exist before anything is read."""
    if extension not in FORMATS:
        raise Http404


def list_answer(request: HttpRequest, listed: ListFile, extension: str) -> HttpResponse:
    """The whole list as a file named after it and the day; in words when a spreadsheet cannot show so many rows."""
    format_or_404(extension)
    form = FORMATS[extension]
    try:
        content = form.write(listed)
    except TooManyRows as why:
        return render(request, "gouvernail/cannot_download.html", {"sentence": why.sentence}, status=409)
    response = HttpResponse(content, content_type=form.media_type)
    response["Content-Disposition"] = f'attachment; filename="{listed.name}-{clock.today().isoformat()}.{extension}"'
    return response
