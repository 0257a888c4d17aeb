"""The addresses of the delegations of signature."""

from django.urls import path

from gouvernail.pages.steering.delegations import give, listing, withdraw

urlpatterns = [
    path("pilotage/delegations.<slug:extension>", listing.delegations_file, name="delegations_file"),
    path("pilotage/delegations/", listing.delegations_page, name="delegations"),
    path("pilotage/delegations/nouvelle/", give.new_delegation, name="new_delegation"),
    path("pilotage/delegations/<uuid:uuid>/retrait/", withdraw.withdraw, name="withdraw_delegation"),
]
