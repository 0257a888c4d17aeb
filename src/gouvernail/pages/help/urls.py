"""The addresses of the help."""

from django.urls import path

from gouvernail.pages.help import views

urlpatterns = [
    path("aide/", views.help_contents, name="help_contents"),
    path("aide/premiers-pas/ranger/", views.first_steps_away, name="first_steps_away"),
    path("aide/premiers-pas/montrer/", views.first_steps_back, name="first_steps_back"),
    path("aide/images/<slug:name>.jpg", views.help_picture, name="help_picture"),
    path("aide/<slug:name>/", views.help_chapter, name="help_chapter"),
]
