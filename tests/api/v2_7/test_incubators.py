from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.clause("1.2-portfolio")]


@pytest.mark.usefixtures("untold")
def test_the_whole_document_of_incubators(client: Client) -> None:
    guichet = {
        "id": "guichet.été",
        "name": "Le guichet « été »",
        "pitch": "Simplifier ; écrire à (adresse électronique retirée)",
        "repository": "https://forge.exemple.fr/guichet",
        "contact": "",
        "phases": [
            {"name": "investigation", "start": "2025-01-01", "end": "2025-06-01"},
            {"name": "construction", "start": "2025-06-01", "end": "2027-01-01"},
            {"name": "consolidation", "start": "2027-01-01", "end": ""},
        ],
    }
    silent = {"contact": "", "address": "", "github": ""}
    assert client.get(reverse("api_incubators")).json() == {
        "atelier": {
            **silent,
            "title": "L’Atelier",
            "owner": "prefecture",
            "website": "https://atelier.exemple.fr",
            "startups": [guichet],
        },
        "forge": {**silent, "title": "La Forge", "owner": "", "website": "", "startups": [guichet]},
    }
