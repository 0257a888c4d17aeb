from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from gouvernail.actions.record_access import Access, record_access
from gouvernail.records.models import Account
from tests.pages.portfolio import make_told_product

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["home", "products", "products_csv", "product"])
def test_an_unchanged_page_is_answered_304_after_one_query(
    client: Client, name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_told_product("guichet")
    address = reverse(name, args=["guichet"] if name == "product" else [])
    tag = client.get(address)["ETag"]
    with django_assert_num_queries(1):
        answer = client.get(address, headers={"if-none-match": tag})
    assert answer.status_code == 304
    assert client.get(f"{address}?q=x", headers={"if-none-match": tag}).status_code == 200


def test_whatever_is_done_makes_kept_pages_stale(client: Client) -> None:
    tag = client.get(reverse("products"))["ETag"]
    record_access(Account.objects.create(email="a@exemple.fr"), Access.SIGNED_OUT)
    assert client.get(reverse("products"), headers={"if-none-match": tag}).status_code == 200


def test_a_kept_page_is_never_shown_to_somebody_else(client: Client) -> None:
    tag = client.get(reverse("products"))["ETag"]
    client.force_login(
        Account.objects.create(email="a@exemple.fr"), backend="django.contrib.auth.backends.ModelBackend"
    )
    answer = client.get(reverse("products"), headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert "private" in answer["Cache-Control"]
