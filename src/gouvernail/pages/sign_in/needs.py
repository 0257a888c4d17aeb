"""Every view says which right it needs; a test of the house refuses one that does not."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.sign_in.sessions.ended import ended_sentence_of, to_sign_in
from gouvernail.pages.sign_in.typing.kept import keep_typed
from gouvernail.pages.sign_in.typing.lost import typed_in
from gouvernail.rules.access import PUBLIC_RIGHTS, Right

View = Callable[..., HttpResponseBase]

#: The attribute of a view under which its right is read.
RIGHT = "needed_right"


def needs(right: Right) -> Callable[[View], View]:
    """Declare the right of a view and guard it.

    Nobody signed in: to the sign-in page and back. Signed in without the right: 403. What stands outside the
    reader's scope is for the view to answer with ``Http404``, so that nobody learns that it exists.
    """

    def declared(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if right in PUBLIC_RIGHTS:
                return view(request, *args, **kwargs)
            reader = reader_of(request)
            if reader.account is None:
                return _to_come_in(request)
            if not reader.may(right):
                raise PermissionDenied
            return _kept_private(view(request, *args, **kwargs))

        setattr(guarded, RIGHT, right)
        return guarded

    return declared


def _to_come_in(request: HttpRequest) -> HttpResponseBase:
    """To the sign-in page; what was typed when the session ended waits there, or is shown to be copied."""
    if keep_typed(request):
        return to_sign_in(request, reverse("typed_again"))
    answer = to_sign_in(request, _way_back(request))
    typed = typed_in(request)
    if not typed:
        return answer
    told = {"typed": typed, "sign_in_address": answer.url, "ended": ended_sentence_of(request)}
    shown = render(request, "gouvernail/session_ended.html", told, status=HTTPStatus.FORBIDDEN)
    return _kept_private(shown)


def _kept_private(answer: HttpResponseBase) -> HttpResponseBase:
    """No cache between the site and its reader keeps the page, and the reader's own asks again before it shows it."""
    if not answer.has_header("Cache-Control"):
        patch_cache_control(answer, private=True, no_cache=True)
    return answer


def _way_back(request: HttpRequest) -> str:
    return request.get_full_path() if request.method in {"GET", "HEAD"} else "/"
