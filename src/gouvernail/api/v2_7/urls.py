"""The addresses of version 2.7 of the public files."""

from django.urls import path

from gouvernail.api.v2_7 import incubators, startups

urlpatterns = [
    path("startups.json", startups.startups_json, name="api_startups"),
    path("startups.csv", startups.startups_file, name="api_startups_csv"),
    path("incubators.json", incubators.incubators_json, name="api_incubators"),
]
