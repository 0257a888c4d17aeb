"""The document of a notice: who to whom, what, which digest proves it, and how to check it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string

from gouvernail import wording
from gouvernail.exports.printed import printed

_PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True)
class NoticeDocument:
    """What is printed: the canonical text of a notice, and what it does not hold.

    ``content`` is the canonical JSON; ``has_authority`` says whether its digest is handed to a time-stamp authority;
    ``people`` is the separable annex, printed as a document of its own and never with the content.
    """

    content: str
    content_sha256: str
    framework_subject: str
    buyer_siret: str
    instance_name: str
    has_authority: bool
    people: str = ""


def notice_document(document: NoticeDocument) -> bytes:
    """The document as PDF/UA; raises ``CannotPrint`` when the libraries of the system are missing."""
    return printed(render_to_string("notice/notice.html", _context(document)))


def _context(document: NoticeDocument) -> Mapping[str, object]:
    told = json.loads(document.content)
    issued_at = datetime.fromisoformat(told["issued_at"]).astimezone(_PARIS)
    shown = json.loads(document.people) if document.people else told["content"]
    return {
        "printed": document,
        "told": told,
        "kind": wording.NOTICE_KINDS[told["kind"]],
        "issued": wording.instant_text(issued_at),
        "rows": wording.content_rows(shown),
        "is_annex": bool(document.people),
    }
