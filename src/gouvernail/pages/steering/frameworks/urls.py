"""The addresses of framework agreements."""

from django.urls import path

from gouvernail.pages.steering.frameworks import listing, page

urlpatterns = [
    path("pilotage/accords-cadres.<slug:extension>", listing.frameworks_file, name="frameworks_file"),
    path("pilotage/accords-cadres/", listing.frameworks, name="frameworks"),
    path("pilotage/accords-cadres/<uuid:uuid>/", page.framework, name="framework"),
]
