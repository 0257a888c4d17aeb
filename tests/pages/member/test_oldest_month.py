"""Going back month after month ends somewhere."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gouvernail.pages.typed_months import FIRST_MONTH_ON
from tests.pages.world import MEMBER, make_world


@pytest.mark.django_db
def test_the_oldest_month_has_no_month_before_and_nothing_to_declare() -> None:
    client = Client()
    client.force_login(make_world().accounts[MEMBER], backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("one_month", args=[FIRST_MONTH_ON])).content.decode()
    assert "Mois précédent" not in page
    assert "il n’y a rien à déclarer" in page
