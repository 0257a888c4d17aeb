"""The addresses of the profiles at work."""

from django.urls import path

from gouvernail.pages.contractor.assignments import listing, one

urlpatterns = [
    path("espace/affectations/", listing.assignments, name="assignments"),
    path("espace/affectations/<uuid:uuid>/", one.assignment, name="assignment"),
    path("espace/affectations/profils/<uuid:uuid>/", listing.start_work, name="start_work"),
]
