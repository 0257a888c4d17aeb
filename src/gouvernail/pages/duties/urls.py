"""The addresses of duties."""

from django.urls import path

from gouvernail.pages.duties import choices, feed, page

urlpatterns = [
    path("mes-echeances/", page.duties, name="duties"),
    path("mes-echeances.<slug:extension>", page.duties_file, name="duties_file"),
    path("mes-echeances/calendrier/", choices.open_calendar, name="open_calendar"),
    path("mes-echeances/calendrier/fermeture/", choices.close_calendar, name="close_calendar"),
    path("mes-echeances/resume/", choices.choose_digest, name="choose_digest"),
    path("calendrier/<str:secret>.ics", feed.calendar, name="calendar"),
]
