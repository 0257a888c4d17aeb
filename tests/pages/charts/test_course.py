"""The course of an order: ordered, done, forecast and estimates in one frame."""

from datetime import date

from gouvernail.pages.charts.course import Course, Point, picture_of_course
from gouvernail.pages.charts.scales import HEIGHT, WIDTH, Scale, round_top

START = date(2026, 1, 1)


def course(**changes: object) -> Course:
    """An order of 60 days, half done, with one estimate above it."""
    facts: dict[str, object] = {
        "ordered": [Point(START, 6000)],
        "done": [Point(START, 0), Point(date(2026, 3, 1), 3000)],
        "expected": [Point(date(2026, 3, 1), 7000)],
        "as_of": date(2026, 4, 1),
        "exhausted_on": date(2026, 6, 1),
    }
    return Course(**(facts | changes))  # type: ignore[arg-type]


def test_no_picture_without_days() -> None:
    assert picture_of_course(course(ordered=[])) is None


def test_ordered_is_flat_from_the_first_to_the_last_day() -> None:
    picture = picture_of_course(course())
    assert picture is not None
    top = picture.scale.y(6000)
    assert picture.ordered == f"0,{top} {WIDTH},{top}"


def test_an_amendment_is_a_step() -> None:
    picture = picture_of_course(course(ordered=[Point(START, 6000), Point(date(2026, 2, 1), 8000)]))
    assert picture is not None
    assert len(picture.ordered.split()) == 4


def test_forecast_joins_what_is_done_today_to_the_end_of_the_order() -> None:
    picture = picture_of_course(course())
    assert picture is not None
    start, end = picture.forecast.split()
    assert start == f"{picture.today_x},{picture.scale.y(3000)}"
    assert end == f"{WIDTH},{picture.scale.y(6000)}"


def test_no_forecast_without_pace() -> None:
    picture = picture_of_course(course(exhausted_on=None))
    assert picture is not None
    assert picture.forecast == ""


def test_an_estimate_above_the_order_is_a_dot_above_the_line() -> None:
    picture = picture_of_course(course())
    assert picture is not None
    assert picture.dots[0].y < picture.scale.y(6000)


def test_one_day_only_does_not_divide_by_nought() -> None:
    assert picture_of_course(course(done=[], expected=[], as_of=START, exhausted_on=None)) is not None


def test_axes_end_on_round_figures() -> None:
    assert [round_top(most) for most in (1, 100, 101, 6100, 8001)] == [100, 100, 200, 8000, 10000]
    scale = Scale(START, date(2026, 2, 1), 1000)
    assert (scale.y(0), scale.y(1000), scale.y(5000)) == (HEIGHT, 0, 0)
