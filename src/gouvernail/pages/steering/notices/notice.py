"""One notice on the State's side: what it says, its date, its receipts, its mails. CCTP 4.2 (4.2-replacement)."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.notices.pieces import piece_answer
from gouvernail.pages.steering.notices.shown import shown, told_mails
from gouvernail.records.models import Notice
from gouvernail.records.queries.notices.listed import evidence_of, notice_in, notices_seen
from gouvernail.rules.access import Right

_MEDIA_TYPES = {".pdf": "application/pdf", ".png": "image/png", ".jpg": "image/jpeg"}


@needs(Right.SEE_NOTICES)
@require_http_methods(["GET", "HEAD"])
def notice(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The whole notice; reading it here proves nothing of its receipt."""
    reader = reader_of(request)
    found = notice_or_404(reader, uuid)
    context = {
        **shown(found, clock.today()),
        "receipts": [(one, wording.CHANNELS[one.channel]) for one in found.receipts.all()],
        "mails": told_mails(found),
        "may_record": reader.may(Right.RECORD_RECEIPT),
        "has_authority": settings.TIMESTAMP_AUTHORITY.is_set,
    }
    return render(request, "gouvernail/steering/notices/notice.html", context)


@needs(Right.SEE_NOTICES)
@require_http_methods(["GET", "HEAD"])
def notice_piece(request: HttpRequest, uuid: UUID, piece: str) -> HttpResponse:
    """A piece of it, as a file."""
    return piece_answer(request, notice_or_404(reader_of(request), uuid), piece)


@needs(Right.SEE_NOTICES)
@require_http_methods(["GET", "HEAD"])
def notice_evidence(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """The file that proves a receipt."""
    receipt = evidence_of(notices_seen(reader_of(request).scope), uuid, number)
    if receipt is None:
        raise Http404
    place = Path(settings.MEDIA_ROOT) / receipt.evidence_path
    try:
        content = place.read_bytes()
    except OSError as error:
        raise Http404 from error
    response = HttpResponse(content, content_type=_MEDIA_TYPES.get(place.suffix, "application/octet-stream"))
    response["Content-Disposition"] = f'attachment; filename="preuve-{receipt.pk}{place.suffix}"'
    return response


def notice_or_404(reader: Reader, uuid: UUID) -> Notice:
    """The notice of that address; not found behind a wall."""
    found = notice_in(notices_seen(reader.scope), uuid)
    if found is None:
        raise Http404
    return found
