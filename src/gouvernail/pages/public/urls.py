"""The addresses of the public pages."""

from django.urls import path

from gouvernail.pages.public import home

urlpatterns = [
    path("", home.home, name="home"),
    path("produits/", home.home, name="products"),
]
