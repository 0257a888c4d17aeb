"""The addresses of framework agreements."""

from django.urls import path

from gouvernail.pages.steering.frameworks import change, create, listing, page

urlpatterns = [
    path("pilotage/accords-cadres.<slug:extension>", listing.frameworks_file, name="frameworks_file"),
    path("pilotage/accords-cadres/", listing.frameworks, name="frameworks"),
    path("pilotage/accords-cadres/nouveau/", create.new_framework, name="new_framework"),
    path("pilotage/accords-cadres/<uuid:uuid>/", page.framework, name="framework"),
    path("pilotage/accords-cadres/<uuid:uuid>/<slug:what>/", change.change_framework, name="change_framework"),
]
