from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from gouvernail.exports.lists import FORMATS
from gouvernail.exports.portfolio.product_list import ListedProduct, product_list

PLAIN = ListedProduct(
    "guichet",
    "Guichet",
    "Simplifier",
    "Construction",
    date(2025, 5, 9),
    "Atelier",
    ["A", "B"],
    [],
    "",
    "",
    "",
    "",
    "",
    "",
)


def _text(product: ListedProduct) -> str:
    return FORMATS["csv"].write(product_list([product])).decode()


def _read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_the_file_opens_in_a_french_spreadsheet() -> None:
    text = _text(PLAIN)
    heading, row = _read(text)
    assert text.startswith("\ufeffidentifiant;nom;")
    assert len(heading) == len(row) == 14
    assert row[:7] == ["guichet", "Guichet", "Simplifier", "Construction", "2025-05-09", "Atelier", "A, B"]


@pytest.mark.parametrize("name", ["=1+1", "+33", "-1", "@SOMME(A1)", "\t=1", "\r=1"])
def test_no_cell_runs_as_a_formula(name: str) -> None:
    assert _read(_text(PLAIN._replace(nom=name)))[1][1] == f"'{name}"


@pytest.mark.parametrize("name", ['Guillemet "', "Point ; virgule", "deux\nlignes", "Œuvre"])
def test_any_text_comes_back_as_it_was(name: str) -> None:
    assert _read(_text(PLAIN._replace(nom=name)))[1][1] == name
