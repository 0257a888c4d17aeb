"""The addresses of the partner administrations."""

from django.urls import path

from gouvernail.pages.partner import product, products

urlpatterns = [
    path("partenaire/", products.partner_products, name="partner_products"),
    path("partenaire.<slug:extension>", products.partner_products_file, name="partner_products_file"),
    path("partenaire/<str:external_id>/", product.partner_product, name="partner_product"),
    path(
        "partenaire/<str:external_id>/activites.<slug:extension>",
        product.partner_activities_file,
        name="partner_activities_file",
    ),
]
