"""Importing the registry of products, beside the least work that reads the same files.

    python -m benchmarks.registry_import [SOURCE]

SOURCE is a git repository of this machine; without it, one of the usual size is made up from a seed: 662 products,
3,484 people, 23 incubators, 145 organisations. Three figures, CPU of children included:

- first import ÷ (`git cat-file --batch` + C YAML parse of the same files), both inside one process;
- import without news ÷ (start of the program + `git ls-tree`), both as whole processes;
- peak memory of a first import as a whole process.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import yaml

from benchmarks.made_up_registry import make_registry

PAIRS = 7
FIRST_GOAL, UNCHANGED_GOAL, MEMORY_GOAL_MB = 3.0, 1.2, 250
FOLDERS = ("_startups", "_incubators", "_organisations", "_authors", "_phases", "_events")
START_AND_LIST = """
import subprocess, sys
import django
from django.db import connection
django.setup()
connection.ensure_connection()
subprocess.run(["git", "-C", sys.argv[1], "ls-tree", "-r", "-z", "HEAD", "content"], check=True, stdout=-3)
"""


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="gouvernail-benchmark-") as scratch:
        folder = Path(scratch)
        os.environ["GOUVERNAIL_VAR"] = str(folder / "var")
        os.environ["DJANGO_SETTINGS_MODULE"] = "gouvernail.settings"
        os.environ.pop("DATABASE_URL", None)
        source = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else make_registry(folder / "registry")
        run_program("-m", "gouvernail.commands", "migrate", "--quiet")
        template = folder / "empty.sqlite3"
        shutil.copy(folder / "var/gouvernail.sqlite3", template)
        first = first_import(source, template, folder / "var/gouvernail.sqlite3")
        memory = memory_of_first_import(source, template, folder / "var/gouvernail.sqlite3")
        unchanged = import_without_news(source)
    print(
        f"registry_import: first {first:.2f}× (≤ {FIRST_GOAL}×), unchanged {unchanged:.2f}× (≤ {UNCHANGED_GOAL}×), "
        f"memory {memory} MB (< {MEMORY_GOAL_MB} MB)"
    )


def first_import(source: Path, template: Path, database: Path) -> float:
    """Everything read, understood and written, against reading and parsing alone."""
    # Only now is it known which database and settings are meant.
    import django  # noqa: PLC0415

    django.setup()
    from django.db import connection  # noqa: PLC0415

    from gouvernail.actions.import_registry import import_registry  # noqa: PLC0415
    from gouvernail.actions.registry.request import ImportRequest  # noqa: PLC0415

    def ours() -> None:
        import_registry(ImportRequest(str(source), "benchmark", with_people=True))

    def fresh() -> None:
        connection.close()
        for leftover in database.parent.glob("gouvernail.sqlite3*"):
            leftover.unlink()
        shutil.copy(template, database)
        connection.ensure_connection()

    return compare("first import", lambda: read_and_parse(source), ours, before_ours=fresh)


def read_and_parse(source: Path) -> None:
    """The floor: every blob through one `git cat-file --batch`, every front matter through the C loader of PyYAML."""
    for content in blobs(source):
        front = content.decode().replace("\r\n", "\n").split("\n---", 1)[0]
        yaml.load(front.removeprefix("---"), yaml.CSafeLoader)


def blobs(source: Path) -> Iterator[bytes]:
    listing = git(source, "ls-tree", "-r", "-z", "HEAD", *(f"content/{folder}" for folder in FOLDERS))
    ids = b"".join(line.split(b"\t")[0].split(b" ")[2] + b"\n" for line in listing.split(b"\0")[:-1])
    batch = git(source, "cat-file", "--batch", given=ids)
    position = 0
    while position < len(batch):
        end = batch.index(b"\n", position)
        size = int(batch[position:end].split(b" ")[2])
        yield batch[end + 1 : end + 1 + size]
        position = end + size + 2


def git(source: Path, *words: str, given: bytes = b"") -> bytes:
    return subprocess.run(["git", "-C", source, *words], input=given, capture_output=True, check=True).stdout


def memory_of_first_import(source: Path, template: Path, database: Path) -> int:
    """Megabytes at the peak of a whole process, which the largest of its children may exceed."""
    for leftover in database.parent.glob("gouvernail.sqlite3*"):
        leftover.unlink()
    shutil.copy(template, database)
    usage = run_program(*importing(source))
    print(f"memory of a first import: {usage.ru_maxrss // 1024} MB")
    return usage.ru_maxrss // 1024


def import_without_news(source: Path) -> float:
    """A whole process that finds nothing to do, against one that starts, opens the database and lists the tree."""
    return compare(
        "import without news",
        lambda: run_program("-c", START_AND_LIST, str(source)),
        lambda: run_program(*importing(source)),
        cpu=whole_cpu,
    )


def importing(source: Path) -> tuple[str, ...]:
    return ("-m", "gouvernail.commands", "import", "registry", str(source), "--people", "--json")


def run_program(*words: str) -> resource.struct_rusage:
    """Run Python to its end; answers what it and its children used."""
    process = subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{words} : {process.returncode}")
    CHILDREN.append(usage.ru_utime + usage.ru_stime)
    return usage


CHILDREN: list[float] = []


def own_cpu() -> float:
    """CPU seconds of this process and of the children that it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def whole_cpu() -> float:
    """CPU seconds of the programs that were run, and of their children."""
    return sum(CHILDREN)


def compare(
    title: str,
    floor: Callable[[], object],
    ours: Callable[[], object],
    *,
    before_ours: Callable[[], object] = lambda: None,
    cpu: Callable[[], float] = own_cpu,
) -> float:
    """Run both by turns; print least, middle and most; answer the middle ratio of CPU."""
    figures: dict[str, list[float]] = {"floor CPU": [], "ours CPU": [], "floor wall": [], "ours wall": []}
    before_ours()
    floor(), ours()  # the first run of each pays for caches
    for _ in range(PAIRS):
        measured("floor", floor, figures, cpu)
        before_ours()
        measured("ours", ours, figures, cpu)
    print(title)
    for name, values in figures.items():
        print(f"  {name:<12} {min(values) * 1000:8.0f} {median(values) * 1000:8.0f} {max(values) * 1000:8.0f} ms")
    ratios = [mine / least for mine, least in zip(figures["ours CPU"], figures["floor CPU"], strict=True)]
    print(f"  {'CPU ratio':<12} {min(ratios):8.2f} {median(ratios):8.2f} {max(ratios):8.2f}")
    return median(ratios)


def measured(name: str, work: Callable[[], object], figures: dict[str, list[float]], cpu: Callable[[], float]) -> None:
    wall, used = time.perf_counter(), cpu()
    work()
    figures[f"{name} CPU"].append(cpu() - used)
    figures[f"{name} wall"].append(time.perf_counter() - wall)


if __name__ == "__main__":
    main()
