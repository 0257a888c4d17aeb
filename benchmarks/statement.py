"""Reading the steering statement, beside the least work that reads the same figures.

    python -m benchmarks.statement [--entries N]

1,000 products, 10,000 orders of one line, and 20,000, 200,000, 2 million then 5 million day entries (or N alone), on
SQLite, each size in its own process. Figures are CPU time, by turns:

- today ÷ fetching the 10,000 balance rows with a raw cursor (figures of all lines, pace included, no totals, no JSON);
- today with 5 million entries ÷ today with 20,000;
- the covering `GROUP BY` over all entries ÷ today;
- a past day ÷ the covering `GROUP BY` over all entries, for yesterday, a year ago and two years ago.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from statistics import median

SIZES = (20_000, 200_000, 2_000_000, 5_000_000)
PAIRS = 9
TODAY_GOAL, GROWTH_GOAL, FASTER_GOAL, PAST_GOAL = 2.0, 1.5, 10.0, 1.3
#: Whole balance rows, dates as the texts that SQLite keeps: making them dates is no part of the floor.
BALANCES = """
SELECT line_id, ordered_hundredths, ordered_cents, done_hundredths, pending_hundredths, non_billable_hundredths,
       estimate_hundredths, estimated_on || '', done_since_estimate_hundredths, to_do_activities, doing_activities,
       done_activities, admitted_cents, pace_hundredths, paced_on || '', latest_fact_on || '',
       tolerated_excess_hundredths
FROM records_linebalance
"""
GROUP_BY = """
SELECT line_id, SUM(CASE WHEN nature = 'billable' AND state <> 'declared' THEN hundredths ELSE 0 END),
       SUM(CASE WHEN nature = 'billable' AND state = 'declared' THEN hundredths ELSE 0 END),
       SUM(CASE WHEN nature <> 'billable' THEN hundredths ELSE 0 END)
FROM records_dayentry GROUP BY line_id
"""
Timed = Mapping[str, list[float]]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, action="append")
    parser.add_argument("--fill", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.fill is not None:
        filled(options.fill)
        return
    if options.measure:
        print(json.dumps(measured()))
        return
    found = {size: in_its_own_process(size) for size in options.entries or SIZES}
    for size, timed in found.items():
        show(size, timed)
    conclude(found)


def in_its_own_process(size: int) -> Timed:
    """Make the ledger of a size in a scratch folder, then measure it there, as a server that has just started."""
    with tempfile.TemporaryDirectory(prefix="gouvernail-benchmark-") as scratch:
        place = {"DATABASE_URL": f"sqlite:///{Path(scratch) / 'ledger.sqlite3'}", "GOUVERNAIL_VAR": scratch}
        command, environment = [sys.executable, "-m", "benchmarks.statement"], {**os.environ, **place}
        subprocess.run([*command, "--fill", str(size)], env=environment, check=True)
        done = subprocess.run([*command, "--measure"], env=environment, check=True, capture_output=True, text=True)
    timed: Timed = json.loads(done.stdout)
    return timed


def start() -> None:
    """Start Django: only now is it known which database is meant."""
    import django  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gouvernail.settings")
    django.setup()


def filled(size: int) -> None:
    start()
    from django.core.management import call_command  # noqa: PLC0415

    from benchmarks.made_up_ledger import fill  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    fill(size)


def measured() -> Timed:
    """The CPU times of each reading, in seconds, by turns; `wall today` is the wall time of today's."""
    start()
    from benchmarks.made_up_ledger import TODAY  # noqa: PLC0415
    from gouvernail.records.queries.scopes import EVERYTHING  # noqa: PLC0415
    from gouvernail.records.queries.statement import line_figures, statement  # noqa: PLC0415

    def with_totals() -> None:
        stated = statement(TODAY, EVERYTHING)
        for totals in (stated.orders, stated.products, stated.contractors, stated.frameworks):
            len(totals)

    readings: dict[str, Callable[[], object]] = {
        "balances": lambda: fetched(BALANCES),
        "today": lambda: line_figures(TODAY, EVERYTHING),
        "today with totals": with_totals,
        "group by": lambda: fetched(GROUP_BY),
    }
    for name, days in (("yesterday", 1), ("a year ago", 365), ("two years ago", 730)):
        readings[name] = lambda on=TODAY - timedelta(days=days): line_figures(on, EVERYTHING)  # type: ignore[misc]
    for read in readings.values():
        read()
    # As the server does once it has started.
    gc.collect()
    gc.freeze()
    return by_turns(readings)


def fetched(sql: str) -> list[tuple[object, ...]]:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def by_turns(readings: Mapping[str, Callable[[], object]]) -> Timed:
    timed: dict[str, list[float]] = {name: [] for name in (*readings, "wall today")}
    for _ in range(PAIRS):
        for name, read in readings.items():
            wall, cpu = time.perf_counter(), time.process_time()
            read()
            timed[name].append(time.process_time() - cpu)
            if name == "today":
                timed["wall today"].append(time.perf_counter() - wall)
    return timed


def show(size: int, timed: Timed) -> None:
    print(f"\n{size:,} entries: CPU milliseconds, minimum / median / maximum of {PAIRS}")
    for name, values in timed.items():
        print(f"  {name:18} {min(values) * 1000:9.1f} {median(values) * 1000:9.1f} {max(values) * 1000:9.1f}")


def ratio(ours: list[float], floor: list[float]) -> float:
    """The median of the ratios of the pairs."""
    return median(one / other for one, other in zip(ours, floor, strict=True))


def conclude(found: Mapping[int, Timed]) -> None:
    print()
    for size, timed in found.items():
        goal = f"(≤ {TODAY_GOAL}×)"
        print(f"statement, today, {size:,} entries: {ratio(timed['today'], timed['balances']):.2f}× {goal}")
    smallest, largest = found[min(found)], found[max(found)]
    if len(found) > 1:
        print(f"statement, growth: {median(largest['today']) / median(smallest['today']):.2f}× (≤ {GROWTH_GOAL}×)")
    timed = found.get(2_000_000, largest)
    print(f"statement, today faster than GROUP BY: {ratio(timed['group by'], timed['today']):.1f}× (≥ {FASTER_GOAL}×)")
    for name in ("yesterday", "a year ago", "two years ago"):
        print(f"statement, {name}: {ratio(timed[name], timed['group by']):.2f}× (≤ {PAST_GOAL}×)")


if __name__ == "__main__":
    main()
