"""Whom to tell of a security flaw, in the form of RFC 9116."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from gouvernail import clock
from gouvernail.pages.sign_in.needs import needs
from gouvernail.rules.access import Right

#: While nobody tells an end, what the instance says today holds for this long: the RFC advises less than a year.
_HELD = timedelta(days=180)


@needs(Right.SEE_PORTFOLIO)
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """The contact of the settings, or else the page that explains how to report."""
    page = request.build_absolute_uri(reverse("contribute"))
    lines = (
        f"Contact: {settings.NOTICES['security_contact'] or page}",
        f"Expires: {_expires()}",
        f"Policy: {page}",
        "Preferred-Languages: fr, en",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _expires() -> str:
    told = settings.NOTICES["security_expires_on"]
    day = date.fromisoformat(told) if told else clock.today() + _HELD
    return datetime.combine(day, time(), clock.PARIS).isoformat()
