"""Les jours ouvrés : du lundi au vendredi, hors jours fériés français."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.working_days import (
    is_working_day,
    last_working_days,
    nth_working_day_after,
    working_days_after,
    working_days_between,
    working_days_of,
)

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.clause("4.2-recusal")
@pytest.mark.parametrize(
    ("presented", "last"),
    [
        (date(2026, 4, 30), date(2026, 5, 15)),
        (date(2026, 4, 27), date(2026, 5, 11)),
        (date(2026, 12, 18), date(2026, 12, 31)),
        (date(2024, 4, 29), date(2024, 5, 14)),
    ],
)
def test_huit_jours_ouvres_comptes_du_lendemain(presented: date, last: date) -> None:
    assert nth_working_day_after(presented, 8) == last


def test_les_onze_jours_feries_de_metropole_ne_sont_pas_ouvres() -> None:
    closed = ["01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25"]
    assert [day for day in closed if is_working_day(date.fromisoformat(f"2026-{day}"))] == []
    weekdays = sum(1 for n in range(365) if (date(2026, 1, 1) + timedelta(days=n)).weekday() < 5)
    on_weekends = 2  # 15 August and 1 November 2026
    assert len(working_days_of(2026)) == weekdays - (11 - on_weekends)


def test_l_alsace_moselle_chome_aussi_le_vendredi_saint() -> None:
    assert is_working_day(date(2026, 4, 3))
    assert not is_working_day(date(2026, 4, 3), "Moselle")


def test_les_vingt_derniers_jours_ouvres_comprennent_le_jour_meme_s_il_est_ouvre() -> None:
    tuesday, sunday = date(2026, 6, 30), date(2026, 6, 28)
    assert last_working_days(tuesday, 3) == (date(2026, 6, 26), date(2026, 6, 29), tuesday)
    assert last_working_days(sunday, 2) == (date(2026, 6, 25), date(2026, 6, 26))
    assert last_working_days(date(2026, 1, 2), 2) == (date(2025, 12, 31), date(2026, 1, 2))


@given(DAYS, st.integers(1, 400))
def test_le_n_ieme_jour_ouvre_est_celui_que_l_on_trouve_en_comptant_un_par_un(on: date, count: int) -> None:
    day, left = on, count
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    assert nth_working_day_after(on, count) == day
    assert working_days_between(on, day) == count
    assert working_days_between(on, day - timedelta(days=1)) == count - 1


@given(DAYS, st.integers(1, 60))
def test_les_derniers_jours_ouvres_sont_ceux_que_l_on_trouve_en_reculant(on: date, count: int) -> None:
    found: list[date] = []
    day = on
    while len(found) < count:
        if is_working_day(day):
            found.append(day)
        day -= timedelta(days=1)
    assert list(last_working_days(on, count)) == found[::-1]


def test_rien_ne_suit_un_jour_anterieur() -> None:
    assert working_days_between(date(2026, 6, 30), date(2026, 6, 1)) == 0


def test_au_bord_du_calendrier_il_y_a_moins_de_jours_mais_pas_d_erreur() -> None:
    assert len(last_working_days(date(1, 1, 3), 20)) < 20
    assert len(working_days_after(date(9999, 12, 20), 20)) < 20
    with pytest.raises(IndexError):
        nth_working_day_after(date(9999, 12, 31), 1)
