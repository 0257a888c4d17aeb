"""A public file for machines: read by any site, the same for everybody, 304 while nothing has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe

from gouvernail import clock
from gouvernail.exports import portfolio
from gouvernail.records.queries.journal_entries import head_hash
from gouvernail.rules.access import Right

FileView = Callable[..., HttpResponse]


def open_file(view: FileView) -> FileView:
    """Serve what a view gives to whoever asks, from any site, to read only; nobody is recognised here.

    Everything that is done appends to the journal, so a file changes only with its head, with the day and with the
    program that writes it: that is its tag, told before anything is computed.
    """
    checked = require_safe(condition(etag_func=_tag_of)(view))

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = checked(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        patch_cache_control(response, public=True, no_cache=True)
        return response

    opened.needed_right = Right.SEE_PORTFOLIO  # type: ignore[attr-defined]
    return opened


def _tag_of(request: HttpRequest, *_args: Any, **_kwargs: Any) -> str:
    parts = (_form(), request.build_absolute_uri(), clock.today().isoformat(), head_hash())
    return f'"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()}"'


@cache
def _form() -> str:
    """What writes the files: another program makes every kept copy stale."""
    sources = sorted(place for folder in portfolio.__path__ for place in Path(folder).glob("*.py"))
    return hashlib.sha256(b"".join(place.read_bytes() for place in sources)).hexdigest()
