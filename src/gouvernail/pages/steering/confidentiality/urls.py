"""The addresses of confidentiality on the State's side."""

from django.urls import path

from gouvernail.pages.steering.confidentiality import products

urlpatterns = [
    path("pilotage/produits-confidentiels/", products.confidential_products_page, name="confidential_products"),
]
