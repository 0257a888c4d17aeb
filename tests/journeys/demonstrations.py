"""The demonstration on the engine under test, and copies of it: what one file of tests changes, no other sees."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg.sql import SQL, Composed, Identifier

from gouvernail.commands.demo_check import people_of, served
from gouvernail.commands.process_tree import this_command
from tests.journeys.site import Site

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A loaded demonstration: its folder, and its database when that is not a file of the folder."""

    var: Path
    database: str = ""

    @contextmanager
    def copied(self, var: Path) -> Iterator[Demonstration]:
        """A copy in ``var``, which must not exist yet; its database goes with the block."""
        shutil.copytree(self.var, var)
        if not self.database:
            yield Demonstration(var)
            return
        with _fresh_database(self.database, like=_name_of(self.database)) as copy:
            yield Demonstration(var, copy)

    @contextmanager
    def served_copy(self, var: Path) -> Iterator[Site]:
        """A copy served for a browser; an error that the server wrote down fails whoever used it."""
        with self.copied(var) as copy:
            with served(copy.var, var / "serve.log", database=copy.database) as (address, _):
                yield Site(address, tuple(people_of(var)))
            told = (var / "serve.log").read_text("utf-8")
            assert "Traceback" not in told, told[-4000:]


@contextmanager
def loaded(var: Path) -> Iterator[Demonstration]:
    """The demonstration, loaded into ``var``, on the engine that ``DATABASE_URL`` names."""
    wanted = os.environ.get("DATABASE_URL", "")
    if not wanted.startswith("postgres"):
        _load(Demonstration(var))
        yield Demonstration(var)
        return
    with _fresh_database(wanted) as database:
        _load(Demonstration(var, database))
        yield Demonstration(var, database)


def _load(into: Demonstration) -> None:
    environment = {"GOUVERNAIL_VAR": str(into.var), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    if into.database:
        environment["DATABASE_URL"] = into.database
    subprocess.run(this_command("demo", "--load-only"), env=environment, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def _fresh_database(beside: str, *, like: str = "template1") -> Iterator[str]:
    """A database of our own on the server of ``beside``, made like another one."""
    name = f"gouvernail_journeys_{os.getpid()}_{next(_numbers)}"
    _ask(beside, SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(like)))
    try:
        yield urlsplit(beside)._replace(path=f"/{name}").geturl()
    finally:
        _ask(beside, SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def _ask(beside: str, statement: Composed) -> None:
    with psycopg.connect(urlsplit(beside)._replace(path="/postgres").geturl(), autocommit=True) as server:
        server.execute(statement)


def _name_of(database: str) -> str:
    return urlsplit(database).path.lstrip("/")
