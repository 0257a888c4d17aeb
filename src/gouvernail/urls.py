"""The addresses of every door."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v2.7/", include("gouvernail.api.v2_7.urls")),
    path("", include("gouvernail.pages.urls")),
]

handler400 = "gouvernail.pages.errors.bad_request"
handler403 = "gouvernail.pages.errors.forbidden"
handler404 = "gouvernail.pages.errors.not_found"
