"""The addresses of duties."""

from django.urls import path

from gouvernail.pages.duties import page

urlpatterns = [
    path("mes-echeances/", page.duties, name="duties"),
    path("mes-echeances.<slug:extension>", page.duties_file, name="duties_file"),
]
