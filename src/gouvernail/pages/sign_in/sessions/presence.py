"""Whether whoever comes back is still signed in: sessions end when nobody uses them, and after a time whatever is done.

The account is looked at only by the pages that ask who reads them, so that a public file costs no more than before.
The end is computed and not written: a page read while a long import holds the database never waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import SimpleLazyObject

from gouvernail import clock
from gouvernail.actions.mark_session_seen import mark_session_seen
from gouvernail.records.queries.sessions import session_of
from gouvernail.rules.sign_in import Patience, SessionEnd, end_of_session

_KEPT_AS = "_gouvernail_session_end"
#: What a session says of itself when the door has put it on the list: off the list, it opens nothing.
LISTED = "listed"
#: A session in use is noted at most this often.
NOTED_EVERY = timedelta(minutes=1)


def patience() -> Patience:
    """How long sessions last here."""
    return Patience(
        idle=timedelta(minutes=settings.SESSION_IDLE_MINUTES), whole=timedelta(hours=settings.SESSION_HOURS)
    )


class Presence:
    """Gives each request its account, unless its session is over."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Put off the look at the session until a page asks who reads it."""
        if request.COOKIES.get(settings.SESSION_COOKIE_NAME):
            known = request.user
            request.user = SimpleLazyObject(lambda: _present(request, known))  # type: ignore[assignment]
        return self._get_response(request)


def end_of(request: HttpRequest) -> SessionEnd | None:
    """Why the session that this browser held is over; nothing when it is not, or held none."""
    bool(request.user.is_authenticated)  # looks, if nobody has yet
    end: SessionEnd | None = getattr(request, _KEPT_AS, None)
    return end


def _present(request: HttpRequest, known: Any) -> Any:
    if not known.is_authenticated:
        if request.session.session_key is None:  # its row is gone: somebody ended it, or the password changed
            setattr(request, _KEPT_AS, SessionEnd.CLOSED)
        return known
    kept = session_of(str(request.session.session_key))
    if kept is None:
        if LISTED not in request.session:
            return known
        setattr(request, _KEPT_AS, SessionEnd.CLOSED)  # taken off the list, or under a key that the list does not know
        return AnonymousUser()
    now = clock.now()
    end = end_of_session(kept.started_at, kept.seen_at, now, patience())
    if end is not None:
        setattr(request, _KEPT_AS, end)
        return AnonymousUser()
    if now - kept.seen_at >= NOTED_EVERY:
        mark_session_seen(kept.pk, now)
    return known
