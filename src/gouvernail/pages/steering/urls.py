"""The addresses of the steering pages."""

from django.urls import URLPattern, URLResolver, include, path

from gouvernail.pages.steering import employers, framework_terms, home, journal, teams

urlpatterns: list[URLPattern | URLResolver] = [
    path("pilotage/", home.steering_home, name="steering_home"),
    path("pilotage/clauses/<uuid:uuid>/", framework_terms.framework_terms, name="framework_terms"),
    path("pilotage/employeurs/", employers.employers, name="employers"),
    path("pilotage/employeurs.<slug:extension>", employers.employers_file, name="employers_file"),
    path("pilotage/equipes/", teams.presentations, name="presentations"),
    path("pilotage/equipes.<slug:extension>", teams.presentations_file, name="presentations_file"),
    path("pilotage/equipes/bon/<uuid:uuid>/", teams.team_matrix, name="team_matrix"),
    path("pilotage/equipes/references/<uuid:uuid>/", teams.reference, name="presentation_reference"),
    path("pilotage/equipes/<uuid:uuid>/", teams.presentation, name="presentation"),
    path("pilotage/journal.<slug:extension>", journal.journal_file, name="journal_file"),
    path("pilotage/journal/", journal.journal, name="journal"),
    path("", include("gouvernail.pages.steering.statement.urls")),
    path("", include("gouvernail.pages.steering.needs.urls")),
    path("", include("gouvernail.pages.steering.orders.urls")),
    path("", include("gouvernail.pages.steering.activities.urls")),
    path("", include("gouvernail.pages.steering.days.urls")),
    path("", include("gouvernail.pages.steering.imports.urls")),
    path("", include("gouvernail.pages.steering.people.urls")),
    path("", include("gouvernail.pages.steering.notices.urls")),
    path("", include("gouvernail.pages.steering.frameworks.urls")),
    path("", include("gouvernail.pages.steering.delegations.urls")),
    path("", include("gouvernail.pages.steering.turnover.urls")),
]
