"""The portfolio through three years: what the picture says is what the list said on each of those days."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from gouvernail.pages.charts.columns import Column, columns_of
from gouvernail.pages.public.evolution import quarter_ends
from gouvernail.records.models import Product
from gouvernail.records.queries.portfolio import products_on
from gouvernail.records.queries.portfolio_history import stages_through
from tests.pages.portfolio import make_stages, make_told_product

FIRST = date(2024, 1, 1)
DAYS = [FIRST + timedelta(days=each) for each in (0, 10, 20, 30)]
MOMENTS = some.integers(0, 40).map(lambda each: FIRST + timedelta(days=each))
LIVES = some.lists(some.tuples(some.sampled_from(["investigation", "construction", "transfere"]), MOMENTS), max_size=3)


class History(TestCase):
    """The one pass over the phases and the query of one day agree, whatever the registry tells."""

    @given(lives=some.lists(some.tuples(LIVES, some.none() | MOMENTS), max_size=4), unknown=some.booleans())
    def test_many_days_at_once_say_what_each_day_says(
        self, lives: list[tuple[list[tuple[str, date]], date | None]], unknown: bool
    ) -> None:
        for number, (life, gone_on) in enumerate(lives):
            told = sorted(life, key=lambda one: one[1])
            first = [(told[0][0], None), *told[1:]] if told and unknown else told
            make_told_product(f"p{number}", *first, gone_on=gone_on)
        if lives:
            Product.objects.filter(external_id="p0").update(origin=Product.Origin.REGISTRY)
        for day, counts in zip(DAYS, stages_through(DAYS), strict=True):
            stages = products_on(day).values_list("current_stage", flat=True)
            assert Counter(stage for stage in stages if stage) == counts


def test_the_days_are_the_ends_of_the_last_twelve_quarters_and_today() -> None:
    days = quarter_ends(date(2026, 5, 9))
    assert len(days) == 13
    assert days[0] == date(2023, 6, 30)
    assert days[-3:] == [date(2025, 12, 31), date(2026, 3, 31), date(2026, 5, 9)]
    assert quarter_ends(date(2026, 1, 1))[-2:] == [date(2025, 12, 31), date(2026, 1, 1)]


def test_a_column_stands_on_the_ground_and_none_is_drawn_for_none() -> None:
    assert columns_of([0, 5, 10], top=10, width=60, height=100) == [Column(23, 50, 14, 50), Column(43, 0, 14, 100)]
    assert columns_of([1], top=1000, width=60, height=100)[0].height == 1
    assert columns_of([], top=0, width=60, height=100) == []


@pytest.mark.django_db
@pytest.mark.clause("1.2-portfolio")
class TestPage:
    """What everybody reads."""

    def test_the_home_page_shows_each_quarter_and_its_file_tells_the_same(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GOUVERNAIL_TODAY", "2026-05-09")
        make_told_product("un", ("investigation", date(2025, 2, 1)), ("construction", date(2026, 1, 1)))
        make_told_product("deux", ("investigation", date(2025, 6, 1)), ("transfere", date(2026, 4, 1)))
        page = client.get(reverse("home")).content.decode()
        told = client.get(reverse("evolution_file", args=["csv"])).content.decode().splitlines()
        assert "Voir les chiffres par trimestre" in page
        assert told[0] == "\ufeffau;en activité;Investigation;Construction;Transféré"
        assert told[1:4] == ["2026-05-09;1;0;1;1", "2026-03-31;2;1;1;0", "2025-12-31;2;2;0;0"]

    def test_nothing_is_drawn_of_nothing(self, client: Client) -> None:
        make_stages()
        make_told_product("a-venir", ("construction", date(2999, 1, 1)))
        assert "par trimestre" not in client.get(reverse("home")).content.decode()
        assert client.get(reverse("evolution_file", args=["csv"])).content.decode().splitlines() == [
            "\ufeffau;en activité"
        ]
