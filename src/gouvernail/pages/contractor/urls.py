"""The addresses of the contractor's space."""

from django.urls import URLPattern, URLResolver, include, path

from gouvernail.pages.contractor import (
    columns,
    correspondent,
    home,
    lines,
    months,
    notices,
    presentations,
    returns,
    team,
)
from gouvernail.pages.contractor.proposals import pages as proposals

urlpatterns: list[URLPattern | URLResolver] = [
    path("espace/", home.contractor_home, name="contractor_home"),
    path("espace/propositions/", proposals.proposals, name="proposals"),
    path("espace/propositions/<uuid:uuid>/", proposals.proposal, name="proposal"),
    path("espace/mois/", months.team_months_page, name="team_months"),
    path("espace/mois/<id:number>/", months.team_month, name="team_month"),
    path("espace/mois/<id:number>/renvoi/", months.team_month_return, name="team_month_return"),
    path("espace/renvois/", returns.team_returns, name="team_returns"),
    path("espace/renvois/<id:number>/", returns.team_return_answer, name="team_return_answer"),
    path("espace/presentations/", presentations.own_presentations, name="own_presentations"),
    path("espace/presentations/nouvelle/", presentations.new_presentation, name="new_presentation"),
    path(
        "espace/presentations/references/<uuid:uuid>/",
        presentations.own_presentation_reference,
        name="own_presentation_reference",
    ),
    path("espace/presentations/<uuid:uuid>/", presentations.own_presentation, name="own_presentation"),
    path(
        "espace/presentations/<uuid:uuid>/completer/",
        presentations.own_presentation_completion,
        name="own_presentation_completion",
    ),
    path(
        "espace/presentations/<uuid:uuid>/retirer/",
        presentations.own_presentation_withdrawal,
        name="own_presentation_withdrawal",
    ),
    path(
        "espace/presentations/<uuid:uuid>/effacer/",
        presentations.own_presentation_erasure,
        name="own_presentation_erasure",
    ),
    path("espace/lignes/", lines.team_lines, name="team_lines"),
    path("espace/colonnes/", columns.known_columns, name="known_columns"),
    path("espace/colonnes/<uuid:uuid>/", columns.tell_columns, name="tell_columns"),
    path("espace/correspondant/", correspondent.own_correspondent, name="own_correspondent"),
    path("espace/notifications/", notices.own_notices, name="own_notices"),
    path("espace/notifications.<slug:extension>", notices.own_notices_file, name="own_notices_file"),
    path("espace/notifications/<uuid:uuid>/", notices.own_notice, name="own_notice"),
    path("espace/notifications/<uuid:uuid>/<str:piece>", notices.own_notice_piece, name="own_notice_piece"),
    path("", include("gouvernail.pages.contractor.assignments.urls")),
    path("espace/equipe/", team.team, name="team"),
    path("espace/equipe/<uuid:uuid>/", team.team_member, name="team_member"),
    path("espace/equipe/invitations/<uuid:uuid>/", team.team_invitation, name="team_invitation"),
]
