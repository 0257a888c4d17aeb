"""The addresses of the pages, room by room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, register_converter

from gouvernail.pages.typed_ids import IdInAddress
from gouvernail.pages.typed_months import MonthInAddress

register_converter(IdInAddress, "id")
register_converter(MonthInAddress, "month")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("gouvernail.pages.public.urls")),
    path("", include("gouvernail.pages.help.urls")),
    path("", include("gouvernail.pages.sign_in.urls")),
    path("", include("gouvernail.pages.duties.urls")),
    path("", include("gouvernail.pages.steering.urls")),
    path("", include("gouvernail.pages.contractor.urls")),
    path("", include("gouvernail.pages.member.urls")),
    path("", include("gouvernail.pages.confidentiality.urls")),
    path("", include("gouvernail.pages.partner.urls")),
]
