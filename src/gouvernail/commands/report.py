"""What a verb tells while it works and when it has finished: bars for people, JSON for machines."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from gouvernail.commands.french_parser import FrenchParser

Advance = Callable[[int, int | None], None]
"""Tells how many steps are done, out of how many when that is known."""


def add_json_option(parser: FrenchParser) -> None:
    """Give a verb its `--json`."""
    parser.add_argument("--json", action="store_true", help="donner le compte rendu en JSON, pour une machine")


def print_json(report: Mapping[str, Any]) -> None:
    """Print a report for machines on the standard output, keys in the order given."""
    print(json.dumps(report, ensure_ascii=False, indent=2, default=str))


@contextmanager
def progress(title: str) -> Iterator[Advance]:
    """Show a bar on the error output while the body works; nothing at all when no terminal reads it."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(title, total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)


def _silent(_done: int, _total: int | None) -> None:
    """Where nobody looks, nothing is drawn."""
