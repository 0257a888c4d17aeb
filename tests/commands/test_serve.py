"""`gouvernail serve` starts and stops as one."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from gouvernail.commands.process_tree import Branch, ProcessTree, this_command
from gouvernail.commands.serve import address_of, listening
from gouvernail.commands.troubles import Stopped


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An instance of its own, with its tables."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = {**kept, "GOUVERNAIL_VAR": str(tmp_path / "var"), "PYTHONUNBUFFERED": "1"}
    subprocess.run(this_command("migrate", "--quiet"), env=environment, check=True)
    return environment


@pytest.fixture
def server(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """`gouvernail serve` on a free port."""
    command = this_command("serve", "--port", "0", "--web-workers", "1")
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def announced_address(server: subprocess.Popen[str]) -> str:
    """The address that the server prints once it answers."""
    assert server.stdout is not None
    line = server.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/", line)
    assert found, line
    return found.group()


def children_of(pid: int) -> set[int]:
    """The processes that a process has started, and theirs."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    own = {int(child) for child in listed}
    return own.union(*(children_of(child) for child in own))


def is_alive(pid: int) -> bool:
    """Whether a process runs still (one that waits for its parent to notice its end does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_every_process(server: subprocess.Popen[str], number: signal.Signals) -> None:
    address = announced_address(server)
    family = children_of(server.pid)
    assert len(family) >= 4
    server.send_signal(number)
    assert server.wait(timeout=20) == 0
    assert [pid for pid in family if is_alive(pid)] == []
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(address, timeout=2)


def test_a_killed_trunk_takes_its_branches_along(server: subprocess.Popen[str]) -> None:
    announced_address(server)
    family = children_of(server.pid)
    server.kill()
    server.wait(timeout=5)
    deadline = time.monotonic() + 20
    while any(map(is_alive, family)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [pid for pid in family if is_alive(pid)] == []


def test_a_busy_port_is_said_and_refused(environment: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            this_command("serve", "--port", port), env=environment, capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert f"impossible d’écouter sur 127.0.0.1, port {port}" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_instance_without_tables_says_what_to_run(tmp_path: Path) -> None:
    environment = {**os.environ, "GOUVERNAIL_VAR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3"}
    done = subprocess.run(this_command("serve"), env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "gouvernail migrate" in done.stderr


def test_port_zero_is_a_free_port() -> None:
    with listening("127.0.0.1", 0) as door:
        assert re.fullmatch(r"http://127\.0\.0\.1:[1-9]\d*/", address_of(door))


def test_an_impossible_port_is_refused() -> None:
    with pytest.raises(Stopped, match="70000"):
        listening("127.0.0.1", 70_000)


def test_a_process_that_dies_is_started_again_and_one_that_cannot_live_stops_all(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lives = tmp_path / "lives"
    count = f"open({str(lives)!r}, 'a').write('x')"
    steady = Branch("fidèle", [sys.executable, "-c", "import time; time.sleep(60)"])
    fragile = Branch("fragile", [sys.executable, "-c", count])
    with listening("127.0.0.1", 0) as door:
        assert ProcessTree([steady, fragile], address=address_of(door)).run() == 1
    assert lives.read_text() == "xxx"
    assert "« fragile » s’arrête aussitôt lancé" in capfd.readouterr().err
    assert steady.process is not None
    assert steady.process.poll() is not None
