"""Un import tué au milieu ne laisse rien à moitié fait ; deux imports à la fois se suivent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from benchmarks.made_up_market import make, write_xlsx

ROOT = Path(__file__).parents[3]


@pytest.fixture
def own_database(tmp_path: Path) -> Iterator[str]:
    """The address of a database of its own, on the engine of this run."""
    told = settings.DATABASES["default"]
    if "sqlite" in told["ENGINE"]:
        yield f"sqlite:///{tmp_path / 'base.sqlite3'}"
        return
    name = f"gouvernail_killed_{os.getpid()}_{time.monotonic_ns()}"
    server = {"host": told["HOST"], "port": told["PORT"], "user": told["USER"], "password": told["PASSWORD"]}
    known = {key: value for key, value in server.items() if value}
    with psycopg.connect(dbname="postgres", autocommit=True, **known) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        secret = f":{told['PASSWORD']}" if told["PASSWORD"] else ""
        yield f"postgresql://{told['USER']}{secret}@{told['HOST']}:{told['PORT']}/{name}"
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


class Shell:
    """The console command on a database of its own."""

    def __init__(self, database: str, place: Path) -> None:
        self._environment = {
            **os.environ,
            "DATABASE_URL": database,
            "GOUVERNAIL_VAR": str(place),
            "GOUVERNAIL_TODAY": "2026-07-15",
        }

    def start(self, *words: str, pause: str = "") -> subprocess.Popen[str]:
        """Start a verb; ``pause`` names a point where it stops and says so, so that it can be killed there."""
        code = _PAUSED if pause else "import sys; from gouvernail.commands import main; sys.exit(main(sys.argv[1:]))"
        command = [sys.executable, "-c", code, *words]
        return subprocess.Popen(
            command, cwd=ROOT, env=self._environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    def run(self, *words: str) -> tuple[int, str]:
        """Run a verb to its end."""
        process = self.start(*words)
        said, _ = process.communicate(timeout=120)
        return process.returncode, said


#: Everything is written but the balances, nothing is committed yet: here the process waits to be killed.
_PAUSED = """
import sys, time
from gouvernail.commands import main
from gouvernail.commands.verbs import _start_django
_start_django()
from gouvernail.actions.import_market import conductor
def wait(*_, **__):
    print("écrit, pas encore validé", flush=True)
    time.sleep(120)
conductor.refresh = wait
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def shell(own_database: str, tmp_path: Path) -> Shell:
    """A console on an empty, migrated database."""
    shell = Shell(own_database, tmp_path / "var")
    assert shell.run("migrate", "--quiet") == (0, "")
    return shell


def test_un_import_tue_au_milieu_ne_laisse_rien_et_le_suivant_aboutit(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "marche.xlsx"
    write_xlsx(make(30, 300, seed=5), file)
    process = shell.start("import", "market", str(file), pause="before balances")
    assert process.stdout is not None
    assert process.stdout.readline() == "écrit, pas encore validé\n"
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    status, said = shell.run("verify-journal")
    assert (status, "0 écriture" in said) == (0, True), said
    status, said = shell.run("import", "market", str(file))
    assert (status, "jours : 300\N{NO-BREAK SPACE}ajoutées" in said) == (0, True), said
    assert shell.run("check", "ledger")[0] == 0
    assert shell.run("verify-journal")[0] == 0


def test_deux_imports_a_la_fois_comptent_une_fois(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "marche.xlsx"
    write_xlsx(make(30, 600, seed=5), file)
    both = [shell.start("import", "market", str(file), "--json") for _ in range(2)]
    said = [process.communicate(timeout=120)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    created = sorted(text.count('"created": 600') for text in said)
    assert created == [0, 1], said
    assert shell.run("check", "ledger")[0] == 0
    assert shell.run("verify-journal")[0] == 0
