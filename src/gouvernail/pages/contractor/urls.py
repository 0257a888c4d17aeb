"""The addresses of the contractor's space."""

from django.urls import path

from gouvernail.pages.contractor import home

urlpatterns = [
    path("espace/", home.contractor_home, name="contractor_home"),
]
