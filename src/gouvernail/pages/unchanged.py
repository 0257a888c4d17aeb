"""Answering 304 to whoever already holds the page, before anything of it is computed.

Everything that is done appends to the journal, so a page of figures changes only with its head, with the day, or
with its reader. The form tokens of a kept page stay good as long as the reader's cookie does, which is part of the
tag.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache, wraps
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags

from gouvernail import clock
from gouvernail.records.queries.dismissed_helps import dismissed_by
from gouvernail.records.queries.journal_entries import head_hash

_HERE = Path(__file__).parent

PageView = Callable[..., HttpResponseBase]


def tag_of(request: HttpRequest, more: str = "") -> str | None:
    """The tag of a page for its reader; ``None`` when a message waits to be shown once, or while developing.

    The roles of a reader are not part of it: granting one appends to the journal, which is.
    """
    if settings.DEBUG or _has_messages(request):
        return None
    parts = (
        _frame(),
        f"{settings.INSTANCE_NAME} {settings.STATE_BRAND} {settings.NOTICES}",
        clock.today().isoformat(),
        head_hash(),
        str(request.user.pk),
        *_put_away(request),
        request.COOKIES.get(settings.CSRF_COOKIE_NAME, ""),
        request.get_host(),
        request.get_full_path(),
        more,
    )
    return f'"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()}"'


def _put_away(request: HttpRequest) -> list[str]:
    """The helps that are no more shown to whoever is signed in: the journal does not tell them."""
    return dismissed_by(request.user) if request.user.is_authenticated else []


@cache
def _frame() -> str:
    """What every page is made with: another template or guide makes every kept copy stale."""
    texts = [*(_HERE / "templates").rglob("*.html"), *(_HERE / "guide").rglob("*.md")]
    return hashlib.sha256(b"".join(place.read_bytes() for place in sorted(texts))).hexdigest()


def _has_messages(request: HttpRequest) -> bool:
    return len(get_messages(request)) > 0


def unless_unchanged(view: PageView) -> PageView:
    """Let a view answer 304 as long as the journal, the day and the reader are the same."""
    return unless_unchanged_beside(lambda: "")(view)


def unless_unchanged_beside(more: Callable[[], str]) -> Callable[[PageView], PageView]:
    """The same for a page that also shows what no entry of the journal tells: ``more`` says where that stands."""
    return lambda view: _checked(view, more)


def _checked(view: PageView, more: Callable[[], str]) -> PageView:
    """Let a view answer 304 to a reader whose copy is still true; the copy stays with that reader alone.

    Above ``@needs`` it answers before the roles of the reader are read: only who was given the page knows its tag,
    and 304 says nothing more.
    """

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        tag = tag_of(request, more()) if request.method in {"GET", "HEAD"} else None
        if tag is not None and _holds(request, tag):
            held = HttpResponseNotModified(headers={"ETag": tag})
            patch_cache_control(held, private=True, no_cache=True)
            return held
        response = view(request, *args, **kwargs)
        if response.status_code == HTTPStatus.OK:
            patch_cache_control(response, private=True, no_cache=True)
            if tag is not None:
                response["ETag"] = tag
        return response

    return checked


def _holds(request: HttpRequest, tag: str) -> bool:
    """Whether the browser says it holds that page; compression weakens the tag on its way."""
    return tag in (held.removeprefix("W/") for held in parse_etags(request.headers.get("if-none-match", "")))
