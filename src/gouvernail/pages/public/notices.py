"""What the instance says of itself: who publishes it, what it keeps of people, who can use it, how to help."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.rules.access import Right


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def legal(request: HttpRequest) -> HttpResponse:
    """Who publishes, who directs, who hosts."""
    return render(request, "gouvernail/notices/legal.html")


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def data_protection(request: HttpRequest) -> HttpResponse:
    """Which personal data is kept, why, and whom to ask."""
    kept = {"failures": settings.AXES_FAILURE_LIMIT, "session_hours": settings.SESSION_COOKIE_AGE // 3600}
    return render(request, "gouvernail/notices/data_protection.html", kept)


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def accessibility(request: HttpRequest) -> HttpResponse:
    """The declared conformity to the RGAA, and whom to tell of an obstacle."""
    told = settings.NOTICES["accessibility_audited_on"]
    audited_on = date.fromisoformat(told) if told else None
    return render(request, "gouvernail/notices/accessibility.html", {"audited_on": audited_on})


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def contribute(request: HttpRequest) -> HttpResponse:
    """How to correct a product, report a fault or a flaw, reuse the data."""
    return render(request, "gouvernail/notices/contribute.html")
