"""The addresses of turnover and adequacy."""

from django.urls import path

from gouvernail.pages.steering.turnover import adequacy, report

urlpatterns = [
    path("pilotage/adequation/", adequacy.adequacy_checks, name="adequacy_checks"),
    path("pilotage/adequation/<uuid:uuid>/", adequacy.adequacy_check, name="adequacy_check"),
    path("pilotage/renouvellement.<slug:extension>", report.turnover_file, name="turnover_file"),
    path("pilotage/renouvellement/", report.turnover, name="turnover"),
]
