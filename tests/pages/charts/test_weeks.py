"""The picture of days per week: weeks without work stay in it, and no column leaves its frame."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gouvernail.pages.charts.scales import HEIGHT, WIDTH
from gouvernail.pages.charts.weeks import MOST_WEEKS, WeekDays, monday_of, picture_of_weeks, without_gaps

MONDAY = date(2026, 1, 5)


def test_nothing_to_draw() -> None:
    assert picture_of_weeks([]) is None


def test_monday_of_a_sunday() -> None:
    assert monday_of(date(2026, 1, 11)) == MONDAY


def test_weeks_without_work_are_drawn() -> None:
    later = MONDAY + timedelta(days=21)
    weeks = without_gaps([WeekDays(MONDAY, 100, 0, 0), WeekDays(later, 50, 0, 0)])
    assert [week.done for week in weeks] == [100, 0, 0, 50]


def test_only_the_last_weeks_are_drawn() -> None:
    weeks = [WeekDays(MONDAY + timedelta(days=7 * place), 100, 0, 0) for place in range(MOST_WEEKS + 5)]
    picture = picture_of_weeks(weeks)
    assert picture is not None
    assert len(picture.weeks) == MOST_WEEKS
    assert picture.left_out == 5


@given(st.lists(st.tuples(*[st.integers(0, 5000)] * 3), min_size=1, max_size=80))
def test_columns_stay_in_their_frame(figures: list[tuple[int, int, int]]) -> None:
    weeks = [WeekDays(MONDAY + timedelta(days=7 * place), *row) for place, row in enumerate(figures)]
    picture = picture_of_weeks(weeks)
    assert picture is not None
    for part in picture.parts:
        assert part.x >= 0
        assert part.x + part.width <= WIDTH
        assert part.y >= 0
        assert part.y + part.height <= HEIGHT
