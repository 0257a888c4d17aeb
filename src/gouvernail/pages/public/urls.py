"""The addresses of the public pages."""

from django.urls import path

from gouvernail.pages.public import home, product, products, robots

urlpatterns = [
    path("", home.home, name="home"),
    path("produits/", products.products, name="products"),
    path("produits.csv", products.products_csv, name="products_csv"),
    path("produits/<str:external_id>/", product.product, name="product"),
    path("robots.txt", robots.robots, name="robots"),
    path("favicon.ico", robots.favicon, name="favicon"),
]
