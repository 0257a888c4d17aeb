"""Sending again what was being typed when a session ended: nothing typed is lost, nothing is sent unseen."""

from __future__ import annotations

from itertools import starmap

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.typing.kept import typed_before
from gouvernail.pages.sign_in.typing.lost import TypedField
from gouvernail.rules.access import Right


@needs(Right.KEEP_OWN_ACCOUNT)
@require_http_methods(["GET", "HEAD"])
@never_cache
def typed_again(request: HttpRequest) -> HttpResponse:
    """Show what was typed, and a button that sends it where it was going."""
    typed = typed_before(request)
    if typed is None:
        raise Http404
    shown = [one for one in starmap(TypedField, typed.fields) if one.is_typed]
    return render(request, "gouvernail/typed_again.html", {"typed": typed, "shown": shown})
