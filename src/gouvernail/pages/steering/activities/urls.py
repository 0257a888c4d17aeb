"""The addresses of the board of activities."""

from django.urls import path

from gouvernail.pages.steering.activities import board

urlpatterns = [
    path("pilotage/activites/", board.activities, name="activities"),
    path("pilotage/activites.<slug:extension>", board.activities_file, name="activities_file"),
    path("pilotage/activites/<id:pk>/", board.move_to, name="move_activity"),
]
