"""The import of a market workbook against the least work: reading its sheets and inserting its rows.

``python -m benchmarks.workbook_import [--orders 10000] [--days 200000] [--pairs 5] [--engine URL] [--verify]``
builds a workbook from a seed, then measures in processes of their own, A B A B:

- the floor: the same reader gives the cells of every sheet, and one raw ``executemany`` per sheet inserts them, days
  under a unique key and the covering index that the statement needs;
- ours: ``read`` + ``parse`` + ``import_market``, every rule checked, totals, balances and journal included.

``--verify`` compares the statement of the imported market with the independent recomputation of the tests.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.made_up_market import make, write_xlsx

GOAL = 2.5
IMPORTED_ON = date(2026, 7, 15)


def main() -> None:
    """Measure pairs and print the ratio."""
    options = _options()
    if options.one:
        measure = {"floor": floor, "ours": ours}[options.one]
        print(json.dumps(measure(Path(options.file), Path(options.scratch))))
        return
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "marche.xlsx"
        market = make(options.orders, options.days)
        write_xlsx(market, file)
        print(f"{file.stat().st_size / 1e6:.1f} MB, rows: {{}}".format({k: len(v) for k, v in market.rows.items()}))
        if options.verify:
            verify(options.orders, options.days, file, Path(scratch))
        else:
            compare(file, Path(scratch), options.pairs)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--orders", type=int, default=10_000)
    parser.add_argument("--days", type=int, default=200_000)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--verify", action="store_true")
    parser.add_argument("--one", choices=("floor", "ours"))
    parser.add_argument("--file", default="")
    parser.add_argument("--scratch", default="")
    return parser.parse_args()


def compare(file: Path, scratch: Path, pairs: int) -> None:
    """Alternate floor and ours, and say minimum, median and maximum of each."""
    found: dict[str, list[dict[str, float]]] = {"floor": [], "ours": []}
    for _ in range(pairs):
        for name, runs in found.items():
            runs.append(_one(name, file, scratch))
    for name, runs in found.items():
        for unit in ("cpu", "wall", "peak_mb"):
            print(f"{name:6} {unit:8} {_spread([run[unit] for run in runs])}")
    for part in ("read", "parse", "import", "again"):
        print(f"ours   {part:8} {_spread([run[part] for run in found['ours']])}")
    ratios = [mine["cpu"] / least["cpu"] for mine, least in zip(found["ours"], found["floor"], strict=True)]
    print(f"workbook_import: {statistics.median(ratios):.2f} (goal <= {GOAL}); pairs {_spread(ratios)}")


def _spread(values: Sequence[float]) -> str:
    return f"min {min(values):.2f}  median {statistics.median(values):.2f}  max {max(values):.2f}"


def _one(name: str, file: Path, scratch: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.workbook_import", "--one", name, "--file", str(file)]
    done = subprocess.run([*command, "--scratch", str(scratch)], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def floor(file: Path, scratch: Path) -> dict[str, float]:
    """The least work that keeps the same rows."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    place = scratch / "floor.sqlite3"
    place.unlink(missing_ok=True)
    connection = sqlite3.connect(place)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    cpu, wall = time.process_time(), time.perf_counter()
    book = CalamineWorkbook.from_path(str(file))
    for name in book.sheet_names:
        cells: list[list[Any]] = book.get_sheet_by_name(name).to_python()
        heading, *rows = cells
        columns = ", ".join(str(cell) for cell in heading)
        connection.execute(f"CREATE TABLE {name} (number INTEGER PRIMARY KEY, {columns})")
        if name == "jours":
            connection.execute('CREATE UNIQUE INDEX k ON jours (commande, ligne, "date", intervenant, nature)')
            connection.execute('CREATE INDEX c ON jours (commande, ligne, "date", nature, etat, jours)')
        marks = ", ".join("?" * (len(heading) + 1))
        for column in [at for at, cell in enumerate(rows[0]) if isinstance(cell, date)] if rows else []:
            for row in rows:
                row[column] = row[column].isoformat() if isinstance(row[column], date) else row[column]
        with connection:
            connection.executemany(
                f"INSERT INTO {name} VALUES ({marks})", ([number, *row] for number, row in enumerate(rows))
            )
    return _spent(cpu, wall)


def ours(file: Path, scratch: Path) -> dict[str, float]:
    """The product, from the file to the journal."""
    _start_django(scratch / "ours.sqlite3")
    from gouvernail.actions.import_market import import_market  # noqa: PLC0415
    from gouvernail.harvesters.workbook.parse import parse  # noqa: PLC0415
    from gouvernail.harvesters.workbook.read import read  # noqa: PLC0415

    cpu, wall = time.process_time(), time.perf_counter()
    raw = read(file)
    read_at = time.process_time()
    workbook = parse(raw)
    del raw
    parsed_at = time.process_time()
    report = import_market(workbook, "benchmark", IMPORTED_ON)
    done_at = time.process_time()
    assert report.done, report.errors[:5]
    spent = _spent(cpu, wall)
    again = import_market(workbook, "benchmark", IMPORTED_ON)
    assert all(counts.written == 0 for counts in again.sheets.values())
    parts = {"read": read_at - cpu, "parse": parsed_at - read_at, "import": done_at - parsed_at}
    return {**spent, **parts, "again": time.process_time() - done_at}


def _start_django(place: Path) -> None:
    for left in place.parent.glob(f"{place.name}*"):
        left.unlink()
    os.environ["DATABASE_URL"] = os.environ.get("BENCHMARK_DATABASE_URL", f"sqlite:///{place}")
    os.environ["GOUVERNAIL_VAR"] = str(place.parent / "var")
    os.environ["DJANGO_SETTINGS_MODULE"] = "gouvernail.settings"
    import django  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)


def _spent(cpu: float, wall: float) -> dict[str, float]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "peak_mb": peak}


def verify(orders: int, days: int, file: Path, scratch: Path) -> None:
    """Compare the statement of the imported market, at several days, with the plain loops of the tests."""
    print(json.dumps(ours(file, scratch)))
    from gouvernail.exports.statement.json_file import json_pieces  # noqa: PLC0415
    from gouvernail.records.queries.journal_check import doubts  # noqa: PLC0415
    from gouvernail.records.queries.ledger_check import differences  # noqa: PLC0415
    from gouvernail.records.queries.scopes import EVERYTHING  # noqa: PLC0415
    from gouvernail.records.queries.statement import statement  # noqa: PLC0415
    from tests.recomputed_statement import recomputed  # noqa: PLC0415

    rows = make(orders, days).rows
    for as_of in (IMPORTED_ON, date(2026, 6, 30), date(2024, 2, 29), date(2021, 1, 4)):
        stated = json.loads("".join(json_pieces(statement(as_of, EVERYTHING))))
        assert stated == recomputed(rows, as_of, IMPORTED_ON), as_of
        print(f"{as_of}: {len(stated['lines'])} lines, statement equal to the independent recomputation")
    assert list(differences(IMPORTED_ON)) == []
    assert list(doubts()) == []
    print("balances and journal: no difference, no doubt")


if __name__ == "__main__":
    main()
