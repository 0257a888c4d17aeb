from __future__ import annotations

from datetime import date

import pytest
from django.http import HttpRequest, QueryDict
from django.template import Context, Template
from django.test import RequestFactory

from gouvernail import wording


@pytest.mark.parametrize(
    ("hundredths", "text"),
    [
        (0, "0 j"),
        (2350, "23,5 j"),
        (100, "1 j"),
        (105, "1,05 j"),
        (-350, "−3,5 j"),
        (1408600, "14 086 j"),
        (7648, "76,48 j"),
    ],
)
def test_days_have_no_useless_zero_and_no_breaking_space(hundredths: int, text: str) -> None:
    assert wording.days_text(hundredths) == text.replace(" ", "\xa0")


@pytest.mark.parametrize(
    ("cents", "text"),
    [
        (5400000, "54 000,00 €"),
        (0, "0,00 €"),
        (5, "0,05 €"),
        (-123456, "−1 234,56 €"),
        (123456789012, "1 234 567 890,12 €"),
    ],
)
def test_euros_have_two_decimals(cents: int, text: str) -> None:
    assert wording.euros_text(cents) == text.replace(" ", "\xa0")


def test_dates_are_written_in_full() -> None:
    assert wording.date_text(date(2025, 5, 9)) == "9\xa0mai\xa02025"
    assert wording.date_text(date(2025, 8, 1)) == "1er\xa0août\xa02025"


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 produit"), (1, "1 produit"), (2, "2 produits"), (1251, "1 251 produits")]
)
def test_below_two_is_singular(number: int, text: str) -> None:
    assert wording.counted(number, "produit") == text.replace(" ", "\xa0")


def _written(template: str, request: HttpRequest | None = None, **values: object) -> str:
    return Template("{% load gouvernail %}" + template).render(Context({"request": request, **values}))


def test_what_is_not_known_is_a_dash() -> None:
    assert _written("{{ n|days }}{{ n|figure }}{{ n|whole }}{{ n|euros }}{{ n|day }}", n=None) == "–––––"


def test_filters_write_figures_and_agreements() -> None:
    assert _written("{{ n|figure }} {{ n|whole }}", n=2350) == "23,5 2\xa0350"
    assert _written('{{ n|plural:"fait,faits" }}', n=2) == "faits"
    assert _written("{{ d|iso }}", d=date(2025, 5, 9)) == "2025-05-09"


def test_the_query_keeps_filters_and_starts_again_at_the_first_page(rf: RequestFactory) -> None:
    request = rf.get("/", {"q": "é&<", "page": "3", "tri": "nom"})
    assert QueryDict(_written("{% query tri='-nom' %}", request)[1:].replace("&amp;", "&")) == QueryDict(
        "q=é%26<&tri=-nom"
    )
    assert _written("{% query q=None tri=None %}", request) == "?"
