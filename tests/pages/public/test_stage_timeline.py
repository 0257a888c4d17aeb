from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.pages.public.stage_timeline import WIDTH, current_row, timeline
from gouvernail.records.models import ProductPhase, Stage

pytestmark = pytest.mark.clause("1.3-phases")

TODAY = date(2026, 6, 30)


def _phase(start_on: date | None, until_on: date | None = None, *, label: str = "Construction") -> ProductPhase:
    return ProductPhase(stage=Stage(key=label, label=label, rank=1), start_on=start_on, until_on=until_on)


def test_bars_share_one_scale_from_the_first_start_to_today() -> None:
    shown = timeline([_phase(date(2024, 6, 30), date(2025, 6, 30)), _phase(date(2025, 6, 30))], TODAY)
    assert (shown.from_on, shown.to_on) == (date(2024, 6, 30), TODAY)
    first, second = shown.rows
    assert first.x == 0
    assert abs(first.width - second.width) <= 2
    assert second.x == first.width
    assert shown.today_x in range(WIDTH - 5, WIDTH)


def test_the_current_stage_is_the_last_begun_even_when_its_end_is_told() -> None:
    shown = timeline(
        [_phase(date(2024, 1, 1), date(2025, 1, 1), label="A"), _phase(date(2027, 1, 1), label="B")], TODAY
    )
    current = current_row(shown)
    assert current is not None
    assert (current.label, current.is_over) == ("A", True)
    assert shown.rows[1].is_planned


def test_without_dates_there_is_no_scale() -> None:
    shown = timeline([_phase(None)], TODAY)
    assert (shown.from_on, shown.rows[0].width, shown.rows[0].is_current) == (None, 0, True)
    assert timeline([], TODAY).rows == []


days = st.dates(date(1990, 1, 1), date(2060, 1, 1))


@given(st.lists(st.tuples(days, st.none() | days), max_size=8), days)
def test_bars_never_leave_the_picture(spans: list[tuple[date, date | None]], today: date) -> None:
    phases = [_phase(start, max(start, end) if end else None) for start, end in sorted(spans, key=lambda span: span[0])]
    shown = timeline(phases, today)
    assert all(row.x >= 0 and row.width > 0 and row.x + row.width <= WIDTH for row in shown.rows)
    assert 0 <= shown.today_x <= WIDTH or not phases
