"""Two files that browsers and robots ask for by name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from gouvernail.pages.sign_in.needs import needs
from gouvernail.rules.access import Right

_ROBOTS = """User-agent: *
Disallow: /connexion/
Disallow: /deconnexion/
Disallow: /mon-mot-de-passe/
Disallow: /pilotage/
Disallow: /*?
Allow: /
"""


@needs(Right.SEE_PORTFOLIO)
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Robots may read the portfolio, without trying every filter."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    return HttpResponse(f"{_ROBOTS}\nSitemap: {sitemap}\n", content_type="text/plain; charset=utf-8")


@needs(Right.SEE_PORTFOLIO)
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Browsers ask for this name whatever the page says."""
    return redirect(static("gouvernail/favicon.svg"), permanent=True)
