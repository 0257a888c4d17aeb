"""Sending to the sign-in page whoever is not signed in any more, and telling them why there."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseRedirect

from gouvernail import wording
from gouvernail.pages.sign_in.sessions.presence import end_of

#: The word of the address that says why.
WHY = "fin"


def to_sign_in(request: HttpRequest, way_back: str) -> HttpResponseRedirect:
    """To the sign-in page, and back afterwards."""
    answer = redirect_to_login(way_back)
    end = end_of(request)
    if end is None:
        return answer
    return HttpResponseRedirect(f"{answer.url}&{urlencode({WHY: end.value})}")


def ended_sentence(request: HttpRequest) -> str:
    """Why the session is over, in one sentence; empty when somebody comes for the first time."""
    return _sentence(request.GET.get(WHY, ""))


def ended_sentence_of(request: HttpRequest) -> str:
    """The same, of the session that this very request has found over."""
    end = end_of(request)
    return _sentence(end.value if end else "")


def _sentence(why: str) -> str:
    sentence = wording.SESSION_ENDS.get(why, "")
    return sentence.format(
        minutes=wording.counted(settings.SESSION_IDLE_MINUTES, "minute"),
        hours=wording.counted(settings.SESSION_HOURS, "heure"),
    )
