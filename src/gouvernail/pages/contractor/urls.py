"""The addresses of the contractor's space."""

from django.urls import path

from gouvernail.pages.contractor import home, team

urlpatterns = [
    path("espace/", home.contractor_home, name="contractor_home"),
    path("espace/equipe/", team.team, name="team"),
    path("espace/equipe/<uuid:uuid>/", team.team_member, name="team_member"),
    path("espace/equipe/invitations/<uuid:uuid>/", team.team_invitation, name="team_invitation"),
]
