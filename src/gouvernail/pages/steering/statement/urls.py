"""The addresses of the steering statement."""

from django.urls import path

from gouvernail.pages.steering.statement import downloads, page

urlpatterns = [
    path("pilotage/etat/", page.statement_page, name="statement"),
    path("pilotage/etat.<slug:extension>", downloads.statement_download, name="statement_download"),
]
