"""The document of a notice: who to whom, what, which digest proves it, and how to check it.

WeasyPrint is loaded when a document is asked for: its Debian libraries may be missing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string

from gouvernail import wording

_PARIS = ZoneInfo("Europe/Paris")


class CannotPrint(Exception):
    """The libraries that print are missing."""


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


def notice_document(printed: NoticeDocument) -> bytes:
    """The document as PDF/UA; raises ``CannotPrint`` when the libraries of the system are missing."""
    html = _printer()
    page = render_to_string("notice/notice.html", _context(printed))
    made: bytes = html(string=page, url_fetcher=_refuse).write_pdf(pdf_variant="pdf/ua-1")
    return made


@cache
def can_print() -> bool:
    """Whether the libraries of the system are there."""
    try:
        _printer()
    except CannotPrint:
        return False
    return True


def _printer() -> Any:
    try:
        from weasyprint import HTML  # noqa: PLC0415
    except OSError as error:
        raise CannotPrint from error
    return HTML


def _refuse(url: str, *_: object, **__: object) -> NoReturn:
    """A notice holds everything: nothing is fetched, from the disk or from the network."""
    raise ValueError(url)


def _context(printed: NoticeDocument) -> Mapping[str, object]:
    told = json.loads(printed.content)
    issued_at = datetime.fromisoformat(told["issued_at"]).astimezone(_PARIS)
    shown = json.loads(printed.people) if printed.people else told["content"]
    return {
        "printed": printed,
        "told": told,
        "kind": wording.NOTICE_KINDS[told["kind"]],
        "issued": wording.instant_text(issued_at),
        "rows": wording.content_rows(shown),
        "is_annex": bool(printed.people),
    }
