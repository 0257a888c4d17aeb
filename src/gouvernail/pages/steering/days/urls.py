"""The addresses of declared days."""

from django.urls import path

from gouvernail.pages.steering.days import returns, waiting

urlpatterns = [
    path("pilotage/jours/", waiting.waiting_days, name="waiting_days"),
    path("pilotage/jours.<slug:extension>", waiting.waiting_days_file, name="waiting_days_file"),
    path("pilotage/jours/<uuid:uuid>/<int:number>/<month:month_on>/", returns.return_month, name="return_month"),
]
