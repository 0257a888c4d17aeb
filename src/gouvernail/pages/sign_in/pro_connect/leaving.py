"""Signing out at the provider too, after the session here has ended."""

from __future__ import annotations

from hmac import compare_digest
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.pro_connect.fault import Faulty
from gouvernail.pages.sign_in.pro_connect.provider import discovered
from gouvernail.rules.access import Right

_KEPT_AS = "pro_connect_leaving"


def leave_provider(request: HttpRequest, hint: str) -> HttpResponse:
    """Go and end the session of the provider; when it cannot be reached, the session here has ended all the same."""
    end = _end_session_address()
    if not hint or not end:
        return redirect("home")
    state = request.session[_KEPT_AS] = get_random_string(32)
    asked = {
        "id_token_hint": hint,
        "state": state,
        "post_logout_redirect_uri": request.build_absolute_uri(reverse("pro_connect_left")),
    }
    return HttpResponseRedirect(f"{end}?{urlencode(asked)}")


def _end_session_address() -> str:
    try:
        return discovered().end_session_endpoint if settings.PRO_CONNECT.is_on else ""
    except Faulty:
        return ""


@needs(Right.SEE_PORTFOLIO)
@require_http_methods(["GET"])
@never_cache
def pro_connect_left(request: HttpRequest) -> HttpResponse:
    """Come back from the sign-out of the provider, which returns what it was handed."""
    kept = request.session.pop(_KEPT_AS, None)
    if kept and not compare_digest(kept, request.GET.get("state", "")):
        messages.warning(
            request,
            "Vous êtes déconnecté d’ici, mais ProConnect ne l’a pas confirmé de son côté : fermez votre navigateur.",
        )
    return redirect("home")
