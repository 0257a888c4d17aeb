"""Days of the registry."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.harvesters.registry.parse.days import understand_day
from gouvernail.harvesters.registry.parse.troubles import Troubles
from gouvernail.harvesters.registry.parse.yaml_values import Value

MARCH = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("value", "day", "kinds"),
    [
        (MARCH, MARCH, []),
        (None, None, []),
        ("", None, []),
        ("2024-03-01", MARCH, ["quoted_date"]),
        ("2024-3-1", MARCH, ["quoted_date"]),
        (" 01/03/2024 ", MARCH, ["quoted_date"]),
        ("2024-03-01 10:00:00 +0200", MARCH, ["quoted_date"]),
        ("2023-02-30", None, ["impossible_date"]),
        ("mars 2024", None, ["impossible_date"]),
        (date(202, 4, 1), None, ["impossible_date"]),
        (date(2999, 12, 31), None, ["impossible_date"]),
        (2024, None, ["impossible_date"]),
        (["2024-03-01"], None, ["impossible_date"]),
        (True, None, ["impossible_date"]),
    ],
)
def test_a_day_is_understood_or_told(value: Value, day: date | None, kinds: list[str]) -> None:
    troubles = Troubles("fichier.md")
    assert understand_day(value, "start", troubles) == day
    assert [each.kind for each in troubles.found] == kinds
