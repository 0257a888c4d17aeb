"""A registry fetched from a server: a real one, on this machine; one that sends too much is cut short."""

from __future__ import annotations

import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gouvernail.harvesters.registry.collections import collections_read
from gouvernail.harvesters.registry.read.errors import SourceUnreadable
from gouvernail.harvesters.registry.read.git_command import Git
from gouvernail.harvesters.registry.read.private_repository import make_private_repository
from gouvernail.harvesters.registry.read.source import opened
from tests.registry_samples import PLAIN, commit, new_repository


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of a registry of two products, whose past holds a file that is heavy and does not compress."""
    served = new_repository(tmp_path / "served" / "registry")
    heavy = {"content/heavy.bin": secrets.token_bytes(300_000)}
    commit(served, {**PLAIN, **heavy}, "2026-01-15")
    port = free_port()
    words = ("--reuseaddr", "--export-all", "--listen=127.0.0.1", f"--port={port}", f"--base-path={served.parent}")
    # The program itself and not `git daemon`, which would leave it behind when it is ended.
    place = subprocess.run(["git", "--exec-path"], capture_output=True, check=True, text=True).stdout.strip()
    daemon = subprocess.Popen([f"{place}/git-daemon", *words], stderr=subprocess.DEVNULL)
    try:
        await_door(port)
        yield f"git://127.0.0.1:{port}/registry"
    finally:
        daemon.terminate()
        daemon.wait(10)


def await_door(port: int) -> None:
    for _ in range(100):
        with socket.socket() as visitor:
            if visitor.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("the server of the test did not start")


def test_a_registry_is_fetched_from_an_address(address: str) -> None:
    with opened(address, collections_read(with_people=False)) as snapshot:
        assert {entry.name for entry in snapshot.entries} >= {"mes-lacs.md", "sentiers.md"}


def test_a_server_that_sends_too_much_is_cut_short(address: str, tmp_path: Path) -> None:
    git = Git(make_private_repository(tmp_path / "private"), file_bytes=100_000)
    with pytest.raises(SourceUnreadable, match="git n’a pas pu lire la source"):
        git.lines("fetch", "--quiet", "--", address, "+HEAD:refs/heads/registry")
    assert max((file.stat().st_size for file in tmp_path.glob("private/**/*")), default=0) <= 100_000
