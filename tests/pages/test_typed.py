"""What addresses and forms write: ids, months, texts."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict
from django.urls import Resolver404, resolve

from gouvernail.pages.typed_ids import MOST_ID, id_in
from gouvernail.pages.typed_months import month_in
from gouvernail.pages.typed_text import line_of, lines_of, text_in


@pytest.mark.parametrize("text", ["", "-1", "1.0", "²", "\N{ARABIC-INDIC DIGIT ONE}", str(MOST_ID + 1), "9" * 5000])
def test_what_is_no_id_is_none(text: str) -> None:
    assert id_in(text) is None


def test_the_largest_id_is_one() -> None:
    assert (id_in("7"), id_in(str(MOST_ID))) == (7, MOST_ID)
    assert resolve(f"/espace/mois/{MOST_ID}/").kwargs == {"number": MOST_ID}
    with pytest.raises(Resolver404):
        resolve(f"/espace/mois/{MOST_ID + 1}/")


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026-13", "2026-1", "1999-12", "2100-01", "2026-06-01", "\N{FULLWIDTH DIGIT TWO}026-06"],
)
def test_what_is_no_month_is_none(text: str) -> None:
    assert month_in(text) is None


def test_a_month_is_its_first_day() -> None:
    assert month_in(" 2026-06 ") == date(2026, 6, 1)


def test_no_break_spaces_stay_spaces_and_what_nobody_sees_goes() -> None:
    assert line_of(" Reprise\N{NO-BREAK SPACE}: lot\t2\N{RIGHT-TO-LEFT OVERRIDE}\0 ") == "Reprise : lot 2"
    assert lines_of("Lot 2\N{NO-BREAK SPACE}: vu\r\nle 3\rmai\0") == "Lot 2\N{NO-BREAK SPACE}: vu\nle 3\nmai"
    assert text_in(QueryDict("q=%00BC%202026%00"), "q") == "BC 2026"
    assert len(text_in(QueryDict("q=" + "a" * 300), "q")) == 200
