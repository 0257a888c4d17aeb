"""The addresses of a member's own months."""

from django.urls import path

from gouvernail.pages.member import month

urlpatterns = [
    path("mon-mois/", month.my_month, name="my_month"),
    path("mon-mois/<month:month_on>/", month.one_month, name="one_month"),
]
