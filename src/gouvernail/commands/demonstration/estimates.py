"""What teams said was left to do, so that the statement shows the drift that each plan wishes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouvernail.commands.demonstration.orders import Placed
from gouvernail.rules.workbook_format.rows import DayRow, EstimateRow

HALF_DAY = 50


def estimate_rows(line: Placed, days: Iterable[DayRow]) -> Iterator[EstimateRow]:
    """Sheet `restes_a_faire`: ordered − done + the drift wished, rounded to the half day, never below nought."""
    mine = [day for day in days if (day.order_number, day.line_number) == line.key and day.nature == "billable"]
    for distance, drift_days in line.plan.estimates:
        on = line.past.working_day(distance)
        done = sum(day.hundredths for day in mine if day.work_on <= on and day.state == "accepted")
        left = max(0, (line.ordered_on(on) or 0) - done + 100 * drift_days)
        yield EstimateRow(0, *line.key, on, left // HALF_DAY * HALF_DAY, f"Équipe {line.plan.product}")
