"""One cell: what is understood, and what is refused in words."""

from datetime import date, datetime, time

import pytest

from gouvernail.harvesters.workbook.cells import BadCell, shown, understood
from gouvernail.rules.workbook_format.columns import Column, Kind
from gouvernail.rules.workbook_format.words import ORDER_STATES

TEXT = Column("texte", "text", Kind.TEXT, "", most=20)
OPTIONAL = Column("texte", "text", Kind.TEXT, "", optional=True, most=20)
DAY = Column("date", "day", Kind.DATE, "")
EUROS = Column("montant", "cents", Kind.EUROS, "", most=10**13)
CHANGE = Column("quantite", "hundredths", Kind.QUANTITY, "", least=-(10**13), most=10**13)
SHARE = Column("jours", "hundredths", Kind.DAY_SHARE, "", most=100)
WHOLE = Column("rang", "rank", Kind.INTEGER, "", least=1, most=9999)
SIRET = Column("siret", "siret", Kind.SIRET, "")
STATE = Column("etat", "state", Kind.WORD, "", words=ORDER_STATES)
NUMBERS = Column("ej", "numbers", Kind.NUMBERS, "", optional=True, most=20)
EMAIL = Column("courriel", "email", Kind.EMAIL, "", most=254)


def code(raw: object, column: Column) -> str:
    with pytest.raises(BadCell) as refused:
        understood(raw, column)
    return refused.value.code


@pytest.mark.parametrize(
    "raw",
    [
        "2025-03-01",
        "01/03/2025",
        "1/3/2025",
        " 2025-03-01 ",
        "2025-03-01T00:00:00",
        date(2025, 3, 1),
        datetime.combine(date(2025, 3, 1), time()),
    ],
)
def test_dates(raw: object) -> None:
    assert understood(raw, DAY) == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("30/02/2025", "date_does_not_exist"),
        ("2025-13-01", "date_does_not_exist"),
        ("29/02/2025", "date_does_not_exist"),
        ("0000-01-01", "date_does_not_exist"),
        ("01/03/25", "date_unreadable"),
        ("mars 2025", "date_unreadable"),
        ("20250301", "date_unreadable"),
        (45717.0, "date_is_number"),
        (time(12), "date_is_number"),
        (datetime.combine(date(2025, 3, 1), time(14, 30)), "date_with_time"),
        ("0205-03-01", "date_far"),
        ("", "cell_empty"),
    ],
)
def test_wrong_dates(raw: object, expected: str) -> None:
    assert code(raw, DAY) == expected


@pytest.mark.parametrize(
    ("raw", "cents"),
    [
        ("1234,56", 123456),
        ("1234.56", 123456),
        ("1 234,56", 123456),
        ("1\u00a0234,5", 123450),
        ("1\u202f234\u2009567", 123456700),
        ("12,500", 1250),
        (",5", 50),
        ("+3", 300),
        (12, 1200),
        (76.47999999999999, 7648),
        (0.1 + 0.2, 30),
        (1234567.1 + 0.2, 123456730),
        (99999999999.99, 9999999999999),
        (5e-324, 0),
    ],
)
def test_euros(raw: object, cents: int) -> None:
    assert understood(raw, EUROS) == cents


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("12,345", "too_many_decimals"),
        (12.345, "too_many_decimals"),
        (0.001, "too_many_decimals"),
        ("1.234,56", "figure_unreadable"),
        ("12 €", "figure_unreadable"),
        ("1e5", "figure_unreadable"),
        ("NaN", "figure_unreadable"),
        ("Infinity", "figure_unreadable"),
        (float("nan"), "figure_unreadable"),
        (float("inf"), "figure_unreadable"),
        ("٣", "figure_unreadable"),
        (date(2025, 1, 1), "figure_unreadable"),
        (-1, "figure_too_small"),
        (1e300, "figure_too_large"),
        ("9" * 39, "figure_too_large"),
        ("9" * 5000, "figure_unreadable"),
        (100_000_000_000.01, "figure_too_large"),
    ],
)
def test_wrong_euros(raw: object, expected: str) -> None:
    assert code(raw, EUROS) == expected


@pytest.mark.parametrize("raw", ["-3,5", "\u22123,5", -3.5, "- 3.5"])
def test_negative_changes(raw: object) -> None:
    assert understood(raw, CHANGE) == -350


@pytest.mark.parametrize(("raw", "hundredths"), [(0, 0), (0.25, 25), ("0,5", 50), ("0.75", 75), (1.0, 100)])
def test_shares_of_a_day(raw: object, hundredths: int) -> None:
    assert understood(raw, SHARE) == hundredths


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (0.3, "day_not_by_quarters"),
        (1.25, "figure_too_large"),
        (-0.25, "figure_too_small"),
        (0.125, "too_many_decimals"),
    ],
)
def test_wrong_shares_of_a_day(raw: object, expected: str) -> None:
    assert code(raw, SHARE) == expected


def test_whole_numbers() -> None:
    assert [understood(raw, WHOLE) for raw in (3, 3.0, "3", "3,0")] == [3, 3, 3, 3]
    assert code("3,5", WHOLE) == "not_whole"
    assert code(0, WHOLE) == "figure_too_small"


@pytest.mark.parametrize(
    "raw", ["12345678200010", "123 456 782 00010", "123\u00a0456\u00a0782\u00a000010", 12345678200010.0, 12345678200010]
)
def test_sirets(raw: object) -> None:
    assert understood(raw, SIRET) == "12345678200010"


def test_a_siret_that_lost_its_zeros() -> None:
    assert understood(123456600014.0, SIRET) == "00123456600014"


def test_the_sirets_of_the_post_office_have_their_own_check() -> None:
    assert understood("35600000000048", SIRET) == "35600000000048"
    assert understood("35600000009101", SIRET) == "35600000009101"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("12345678200011", "siret_invalid"),
        ("123456782", "siret_invalid"),
        (123456782.0, "siret_invalid"),
        ("1,23457E+13", "siret_shortened"),
        ("1.23457E+13", "siret_shortened"),
        ("AB345678200010", "siret_invalid"),
    ],
)
def test_wrong_sirets(raw: object, expected: str) -> None:
    assert code(raw, SIRET) == expected


@pytest.mark.parametrize("raw", ["resiliee", "résiliée", "Résiliée", " RESILIEE "])
def test_words_forgive_case_and_accents(raw: str) -> None:
    assert understood(raw, STATE) == "ended_early"


def test_words_forgive_spaces() -> None:
    assert understood("En cours", STATE) == "running"


def test_an_unknown_word_lists_those_expected() -> None:
    with pytest.raises(BadCell) as refused:
        understood("perdue", STATE)
    assert refused.value.code == "word_unknown"
    assert "resiliee" in str(refused.value.values["words"])


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  un nom ", "un nom"),
        ("un\r\nnom", "un nom"),
        ("un\tnom\x07", "un nom"),
        ("e\u0301te\u0301", "été"),
        ("\ufeffnom\u200b", "nom"),
        (2025001.0, "2025001"),
        (1.5, "1.5"),
        (-0.0, "0"),
        (7, "7"),
        ("=1+1", "=1+1"),
        ("Erreur", "Erreur"),
        ("#projet", "#projet"),
    ],
)
def test_texts(raw: object, text: str) -> None:
    assert understood(raw, TEXT) == text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a" * 21, "text_too_long"),
        ("a\x00b", "nul_character"),
        (date(2025, 1, 1), "text_became_date"),
        (1.4e20, "text_became_number"),
        (float("nan"), "text_became_number"),
        ("#REF!", "cell_error"),
        ("#DIV/0!", "cell_error"),
        ("#N/A", "cell_error"),
        ("Err:502", "cell_error"),
        ("", "cell_empty"),
        ("\t", "cell_empty"),
    ],
)
def test_wrong_texts(raw: object, expected: str) -> None:
    assert code(raw, TEXT) == expected


def test_empty_optional_cells() -> None:
    assert understood("", OPTIONAL) == ""
    assert understood(" ", NUMBERS) == ()
    assert understood("", Column("d", "d", Kind.DATE, "", optional=True)) is None


def test_several_numbers() -> None:
    assert understood("1400000001, 1400000002 ,1400000001", NUMBERS) == ("1400000001", "1400000002")
    assert understood(1400000001.0, NUMBERS) == ("1400000001",)
    assert code(1400000001.14, NUMBERS) == "text_became_number"


def test_emails() -> None:
    assert understood("nom@exemple.fr", EMAIL) == "nom@exemple.fr"
    assert code("nom@exemple", EMAIL) == "email_invalid"
    assert code("nom@exemple.fr;autre@exemple.fr", EMAIL) == "email_invalid"


@pytest.mark.parametrize(
    ("raw", "words"),
    [(12.5, "12,5"), (3.0, "3"), (float("nan"), "NaN"), (date(2025, 1, 2), "2025-01-02"), ("a" * 200, "a" * 119 + "…")],
)
def test_a_cell_in_a_message(raw: object, words: str) -> None:
    assert shown(raw) == words
