"""The addresses of needs, and of what an order goes through before its notification."""

from django.urls import path

from gouvernail.pages.steering.needs import attribution, drafts, listing, need, writing

urlpatterns = [
    path("pilotage/besoins.<slug:extension>", listing.needs_file, name="needs_file"),
    path("pilotage/besoins/", listing.need_list, name="needs"),
    path("pilotage/besoins/nouveau/", writing.new_need, name="new_need"),
    path("pilotage/besoins/<uuid:uuid>/", need.need_page, name="need"),
    path("pilotage/besoins/<uuid:uuid>/modifier/", writing.change_need, name="change_need"),
    path("pilotage/besoins/<uuid:uuid>/attribution/", attribution.attribution, name="attribute_need"),
    path("pilotage/bons/<uuid:uuid>/brouillon/", drafts.change_draft, name="change_draft"),
    path("pilotage/bons/<uuid:uuid>/proposer/", drafts.propose, name="propose_order"),
    path("pilotage/bons/<uuid:uuid>/annuler/", drafts.cancel, name="cancel_order"),
]
