"""The addresses of the public pages."""

from django.urls import path

from gouvernail.pages.public import (
    definitions,
    evolution,
    home,
    incubators,
    movements,
    notices,
    product,
    product_stages,
    products,
    robots,
    search,
    security,
    sitemap,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("evolution.<slug:extension>", evolution.evolution_file, name="evolution_file"),
    path("produits/", products.products, name="products"),
    path("produits.csv", products.products_file, name="products_csv"),
    path("produits.<slug:extension>", products.products_file, name="products_file"),
    path("produits/<str:external_id>/", product.product, name="product"),
    path(
        "produits/<str:external_id>/phases.<slug:extension>",
        product_stages.product_stages_file,
        name="product_stages_file",
    ),
    path("incubateurs.<slug:extension>", incubators.incubators_file, name="incubators_file"),
    path("incubateurs/", incubators.incubators, name="incubators"),
    path("incubateurs/<str:external_id>/", incubators.incubator, name="incubator"),
    path("recherche/", search.search, name="search"),
    path("mouvements.atom", movements.movements, name="movements"),
    path("definitions/", definitions.definitions, name="definitions"),
    path("mentions-legales/", notices.legal, name="legal_notice"),
    path("protection-des-donnees/", notices.data_protection, name="data_protection"),
    path("accessibilite/", notices.accessibility, name="accessibility"),
    path("contribuer/", notices.contribute, name="contribute"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path(".well-known/security.txt", security.security, name="security"),
    path("robots.txt", robots.robots, name="robots"),
    path("favicon.ico", robots.favicon, name="favicon"),
]
