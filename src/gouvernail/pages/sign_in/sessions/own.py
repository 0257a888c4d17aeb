"""The sessions that somebody has open, to recognise and to end."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.end_session import end_session, end_sessions
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.sign_in.sessions.presence import patience
from gouvernail.records.models import OpenSession
from gouvernail.records.queries.sessions import sessions_of
from gouvernail.rules.access import Right


class SessionRow(NamedTuple):
    """One session in words."""

    session: OpenSession
    way: str
    is_this_one: bool


@needs(Right.KEEP_OWN_ACCOUNT)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def own_sessions(request: HttpRequest) -> HttpResponse:
    """List one's own sessions and end those that are not this one."""
    account = reader_of(request).account
    if account is None:  # pragma: no cover - the right has been checked
        raise Http404
    key = request.session.session_key or ""
    if request.method == "POST":
        _end(request, key)
        return redirect("own_sessions")
    rows = [
        SessionRow(one, wording.WAYS.get(one.way, one.way), one.session_key == key)
        for one in sessions_of(account, clock.now(), patience())
    ]
    context = {"rows": rows, "other_count": sum(not row.is_this_one for row in rows), "lasts": _lasts()}
    return render(request, "gouvernail/own_sessions.html", context)


def _lasts() -> str:
    minutes = wording.counted(settings.SESSION_IDLE_MINUTES, "minute")
    hours = wording.counted(settings.SESSION_HOURS, "heure")
    return f"Une connexion prend fin d’elle-même après {minutes} sans ouvrir de page, et au plus tard après {hours}."


def _end(request: HttpRequest, key: str) -> None:
    reader = reader_of(request)
    if reader.account is None:  # pragma: no cover - the right has been checked
        raise Http404
    told = request.POST.get("connexion", "")
    if not told:
        end_sessions(reader.account, actor=reader.actor, keep=key)
        messages.success(request, "Vos autres connexions sont fermées.")
        return
    try:
        ended = end_session(reader.account, UUID(told), actor=reader.actor)
    except ValueError:
        raise Http404 from None
    messages.success(request, "La connexion est fermée." if ended else "Cette connexion était déjà fermée.")
