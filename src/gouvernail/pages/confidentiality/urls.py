"""The addresses of confidentiality."""

from django.urls import path

from gouvernail.pages.confidentiality import listing, mission, products

urlpatterns = [
    path("pilotage/produits-confidentiels/", products.confidential_products_page, name="confidential_products"),
    path("pilotage/confidentialite/", listing.missions_page, name="confidentiality"),
    path("pilotage/confidentialite/<uuid:order>/<uuid:product>/", mission.mission_page, name="mission_confidentiality"),
    path("espace/confidentialite/", listing.own_missions_page, name="own_confidentiality"),
    path(
        "espace/confidentialite/<uuid:order>/<uuid:product>/",
        mission.own_mission_page,
        name="own_mission_confidentiality",
    ),
]
