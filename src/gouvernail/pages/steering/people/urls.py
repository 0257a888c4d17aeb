"""The addresses of people and invitations."""

from django.urls import path

from gouvernail.pages.steering.people import invite, listing, person

urlpatterns = [
    path("pilotage/personnes.<slug:extension>", listing.people_file, name="people_file"),
    path("pilotage/personnes/", listing.people_page, name="people"),
    path("pilotage/personnes/inviter/", invite.invite_page, name="invite"),
    path("pilotage/personnes/invitations/<uuid:uuid>/", invite.kept_invitation, name="kept_invitation"),
    path("pilotage/personnes/<uuid:uuid>/", person.person_page, name="person"),
]
