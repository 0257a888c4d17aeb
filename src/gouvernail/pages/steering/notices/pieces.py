"""The pieces of a notice as files: what is hashed, its document, its token, the people's annex."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gouvernail.actions.print_notice import document_of, print_notice
from gouvernail.exports.notice_document import CannotPrint, notice_document
from gouvernail.records.models import Notice

_CANNOT = (
    "Le document PDF demande des bibliothèques du système qui manquent sur ce serveur. Le contenu, qui fait foi, se "
    "télécharge en JSON."
)


class Piece(NamedTuple):
    """A piece: the end of its file's name, its media type, and its bytes; ``None`` when there is none."""

    suffix: str
    media_type: str
    content: Callable[[Notice], bytes | None]


def _token(notice: Notice) -> bytes | None:
    stamp = getattr(notice, "timestamp", None)
    return bytes(stamp.token) if stamp is not None and stamp.token else None


def _annex_document(notice: Notice) -> bytes | None:
    return notice_document(document_of(notice, is_annex=True)) if notice.annex else None


#: The pieces, by what their address ends with.
PIECES: Mapping[str, Piece] = {
    "contenu.json": Piece(".json", "application/json", lambda notice: notice.content.encode()),
    "document.pdf": Piece(".pdf", "application/pdf", print_notice),
    "jeton.tsr": Piece(".tsr", "application/timestamp-reply", _token),
    "annexe.json": Piece("-annexe.json", "application/json", lambda notice: notice.annex.encode() or None),
    "annexe.pdf": Piece("-annexe.pdf", "application/pdf", _annex_document),
}


def piece_answer(request: HttpRequest, notice: Notice, name: str) -> HttpResponse:
    """The piece of an address; not found when there is none, in words when it cannot be printed."""
    piece = PIECES.get(name)
    if piece is None:
        raise Http404
    try:
        content = piece.content(notice)
    except CannotPrint:
        return render(request, "gouvernail/cannot_download.html", {"sentence": _CANNOT}, status=409)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type=piece.media_type)
    response["Content-Disposition"] = f'attachment; filename="{notice.number}{piece.suffix}"'
    return response
