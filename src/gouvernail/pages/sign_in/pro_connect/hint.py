"""What a session that came from the provider shows it at the sign-out, so that it knows which one ends."""

from __future__ import annotations

from django.http import HttpRequest

_KEPT_AS = "pro_connect_hint"


def keep_hint(request: HttpRequest, hint: str) -> None:
    """Keep the identity token of this sign-in; nothing when it did not come from the provider."""
    if hint:
        request.session[_KEPT_AS] = hint
    else:
        request.session.pop(_KEPT_AS, None)


def hint_of(request: HttpRequest) -> str:
    """The identity token of this session; empty when it did not come from the provider."""
    return str(request.session.get(_KEPT_AS, ""))
