"""A bar never lies: its parts fill the order and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from gouvernail.pages.charts.bars import WIDTH, Bar, bar_of

DAYS = st.integers(min_value=0, max_value=10**9)


def test_parts_of_an_order() -> None:
    assert bar_of(6000, 3000, 1500) == Bar(
        done=600, pending_from=600, pending=300, remaining_from=900, remaining=300, limit=1200, over=0
    )


def test_no_bar_without_days() -> None:
    assert bar_of(None, 0, 0) is None


def test_nothing_ordered_and_nothing_done() -> None:
    bar = bar_of(0, 0, 0)
    assert bar is not None
    assert (bar.done, bar.pending, bar.remaining, bar.is_over) == (0, 0, 0, False)


def test_over_says_so_and_marks_where_the_order_ends() -> None:
    bar = bar_of(1000, 1500, 500)
    assert bar is not None
    assert bar.is_over
    assert (bar.limit, bar.over) == (WIDTH // 2, WIDTH // 2)
    assert bar.remaining == 0


@given(ordered=DAYS, done=DAYS, pending=DAYS)
def test_parts_never_leave_the_bar(ordered: int, done: int, pending: int) -> None:
    bar = bar_of(ordered, done, pending)
    assert bar is not None
    assert 0 <= bar.done <= bar.remaining_from <= WIDTH
    assert bar.done + bar.pending == bar.remaining_from
    assert bar.remaining_from + bar.remaining <= WIDTH
    assert bar.is_over == (done + pending > ordered)
    if not bar.is_over:
        assert bar.remaining_from + bar.remaining == bar.limit
