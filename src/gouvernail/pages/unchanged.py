"""Answering 304 to whoever already holds the page, before anything of it is computed.

Everything that is done appends to the journal, so a page of figures changes only with its head, with the day, or
with its reader. The form tokens of a kept page stay good as long as the reader's cookie does, which is part of the
tag.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition

from gouvernail import clock
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.records.queries.journal_entries import entry_count

PageView = Callable[..., HttpResponse]


def tag_of(request: HttpRequest, *_args: Any, **_kwargs: Any) -> str | None:
    """The tag of a page for its reader; ``None`` when a message waits to be shown once, or while developing."""
    if settings.DEBUG or _has_messages(request):
        return None
    reader = reader_of(request)
    parts = (
        _frame(),
        f"{settings.INSTANCE_NAME} {settings.STATE_BRAND}",
        clock.today().isoformat(),
        str(entry_count()),
        reader.actor,
        repr(sorted(reader.roles)),
        repr((reader.scope.everything, sorted(reader.scope.contractor_ids), sorted(reader.scope.product_ids))),
        request.COOKIES.get(settings.CSRF_COOKIE_NAME, ""),
        request.get_full_path(),
    )
    return f'"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()}"'


@cache
def _frame() -> str:
    """What every page is made with: another template makes every kept copy stale."""
    templates = sorted((Path(__file__).parent / "templates").rglob("*.html"))
    return hashlib.sha256(b"".join(place.read_bytes() for place in templates)).hexdigest()


def _has_messages(request: HttpRequest) -> bool:
    return len(get_messages(request)) > 0


def unless_unchanged(view: PageView) -> PageView:
    """Let a view answer 304 to a reader whose copy is still true; the copy stays with that reader alone."""

    def privately(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_cache=True)
        return response

    checked: PageView = condition(etag_func=tag_of)(privately)
    return checked
