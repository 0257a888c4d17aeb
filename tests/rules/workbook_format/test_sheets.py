"""The format holds together: rows, columns, keys and words."""

import pytest

from gouvernail.rules.lifecycle import ActivityState, DayState, OrderState
from gouvernail.rules.workbook_format import words
from gouvernail.rules.workbook_format.columns import Kind, Sheet
from gouvernail.rules.workbook_format.sheets import SHEETS


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_row_has_its_number_then_one_field_per_column(sheet: Sheet) -> None:
    assert sheet.row_type._fields == ("row", *(column.field for column in sheet.columns))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_key_columns_come_first(sheet: Sheet) -> None:
    keys = [column.key for column in sheet.columns]
    assert keys == sorted(keys, reverse=True)
    assert sheet.key_width >= 1


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_column_is_explained_and_bounded(sheet: Sheet) -> None:
    assert len({column.name for column in sheet.columns}) == len(sheet.columns)
    for column in sheet.columns:
        assert column.explanation.endswith((".", "…"))
        assert (column.words is not None) == (column.kind is Kind.WORD)
        assert column.most > column.least or column.kind in {Kind.SIRET, Kind.DATE, Kind.WORD}


def test_words_are_states_of_the_records() -> None:
    assert set(words.ORDER_STATES.values()) <= {state.value for state in OrderState}
    assert set(words.DAY_STATES.values()) <= {state.value for state in DayState}
    assert set(words.ACTIVITY_STATES.values()) == {state.value for state in ActivityState}


def test_the_sheets_in_order() -> None:
    assert [sheet.name for sheet in SHEETS] == [
        "marches",
        "lots",
        "titulaires",
        "groupements",
        "sous_traitants",
        "projets",
        "uo",
        "prix",
        "commandes",
        "lignes",
        "livrables",
        "modificatifs",
        "modificatifs_fin",
        "jours",
        "activites",
        "restes_a_faire",
        "constats",
    ]
