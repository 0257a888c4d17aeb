"""The search over 10,000 products and 10,000 orders, as the steering office asks it.

    python -m benchmarks.search

Each search is asked of the whole application, every middleware included. The worst one is a letter that everything
holds: all of it is ranked, ten of each kind are shown. Figures: median time of an answer and number of queries.
"""

from __future__ import annotations

import os
import tempfile
import time
from statistics import median

_SCRATCH = tempfile.TemporaryDirectory()
os.environ["GOUVERNAIL_VAR"] = _SCRATCH.name
os.environ["DATABASE_URL"] = f"sqlite:///{_SCRATCH.name}/benchmark.sqlite3"
os.environ["DJANGO_SETTINGS_MODULE"] = "gouvernail.settings"

import django  # noqa: E402 the settings are told first

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from gouvernail.records.models import Account, Contractor, Framework, Order, Product, RoleGrant  # noqa: E402

MANY = 10_000
ROUNDS = 9
GOAL_MILLISECONDS = 300
SEARCHES = {"everything": "e", "a word": "logement", "one number": "BC-2026-0042", "nothing": "%_'\"<script>"}


def main() -> None:
    call_command("migrate", verbosity=0)
    _make()
    account = Account.objects.create(email="pilotage@exemple.fr")
    RoleGrant.objects.create(account=account, role="steering_office")
    client = Client(headers={"host": "localhost"})
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    for name, words in SEARCHES.items():
        _measure(client, name, words)


def _make() -> None:
    Product.objects.bulk_create(
        Product(
            external_id=f"demarche-{number}",
            name=f"Démarche {number} pour l’éducation",
            search_key=f"demarche {number} pour l'education {'et le logement ' * (number % 50 == 0)}" + "texte " * 40,
        )
        for number in range(MANY)
    )
    contractor = Contractor.objects.create(siret="00000000000011", name="Coopérative des essais")
    framework = Framework.objects.create(
        number="MN-1",
        subject="Essais",
        buyer_siret="13002526500013",
        notified_on="2020-01-01",
        duration_months=120,
        valid_until_on="2030-01-01",
        attribution_rule="cascade",
    )
    Order.objects.bulk_create(
        Order(number=f"BC-2026-{number:04}-e", framework=framework, contractor=contractor, recorded_in=1)
        for number in range(MANY)
    )


def _measure(client: Client, name: str, words: str) -> None:
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        answer = client.get("/recherche/", {"q": words})
        took.append((time.perf_counter() - start) * 1000)
    with CaptureQueriesContext(connection) as counted:
        client.get("/recherche/", {"q": words})
    told = f"{len(counted)} queries, {len(answer.content)} bytes"
    print(f"{name}: {median(took):.0f} ms (goal {GOAL_MILLISECONDS}), {told}")


if __name__ == "__main__":
    main()
