"""The notices in the contractor's space: opening one is its first reading, which proves its receipt.

CCTP 4.2 (4.2-replacement), 4.1 (4.1-correspondent).
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.read_notice import read_notice
from gouvernail.exports.lists import ListFile
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.notices.listing import COLUMNS, Filters, Row, cells_of, rows_of
from gouvernail.pages.steering.notices.pieces import piece_answer
from gouvernail.pages.steering.notices.shown import shown
from gouvernail.records.models import Notice
from gouvernail.records.queries.notices.listed import is_read, notice_in, notices_received, unread
from gouvernail.rules.access import Right

PAGE_SIZE = 50
_ALL = Filters("", "", "", "")


@needs(Right.READ_OWN_NOTICES)
@require_http_methods(["GET", "HEAD"])
def own_notices(request: HttpRequest) -> HttpResponse:
    """What was notified to the reader's company, the last first."""
    scope = reader_of(request).scope
    rows = rows_of(notices_received(scope), _ALL, clock.today())
    waiting = unread(scope).count()
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "sentence": _sentence(rows, waiting),
        "unread": set(unread(scope).values_list("pk", flat=True)),
    }
    return render(request, "gouvernail/contractor/notices/list.html", context)


@needs(Right.READ_OWN_NOTICES)
@require_http_methods(["GET", "HEAD"])
def own_notices_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The same list as a file."""
    format_or_404(extension)
    rows = rows_of(notices_received(reader_of(request).scope), _ALL, clock.today())
    return list_answer(request, ListFile("notifications", COLUMNS, map(cells_of, rows)), extension)


@needs(Right.READ_OWN_NOTICES)
@require_http_methods(["GET", "HEAD"])
def own_notice(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The whole notice; the first time, its reading is recorded."""
    found = _opened(request, uuid)
    context = {**shown(found, clock.today())}
    return render(request, "gouvernail/contractor/notices/notice.html", context)


@needs(Right.READ_OWN_NOTICES)
@require_http_methods(["GET", "HEAD"])
def own_notice_piece(request: HttpRequest, uuid: UUID, piece: str) -> HttpResponse:
    """A piece of it as a file, which is a reading too."""
    return piece_answer(request, _opened(request, uuid), piece)


def _opened(request: HttpRequest, uuid: UUID) -> Notice:
    """The notice of an address, read by whoever opens it: not by a browser that looks ahead, nor by a ``HEAD``."""
    reader = reader_of(request)
    notices = notices_received(reader.scope)
    found = notice_in(notices, uuid)
    if found is None:
        raise Http404
    if is_read(found) or request.method == "HEAD" or _looks_ahead(request):
        return found
    read_notice(found, reader.actor)
    return notice_in(notices, uuid) or found


def _looks_ahead(request: HttpRequest) -> bool:
    """Whether a browser fetches the page before anybody asked for it."""
    purposes = f"{request.headers.get('Sec-Purpose', '')} {request.headers.get('Purpose', '')}"
    return any(word in purposes.lower() for word in ("prefetch", "prerender", "preview"))


def _sentence(rows: Sequence[Row], waiting: int) -> str:
    if not rows:
        return "Aucune notification ne vous a été adressée."
    said = wording.counted(len(rows), "notification")
    if not waiting:
        return f"{said}, {'déjà lue' if len(rows) == 1 else 'toutes déjà lues'}."
    return f"{said}, dont {wording.counted(waiting, 'à lire', 'à lire')}."
