"""Processes that live and stop together: one that dies is started again, one that cannot live stops them all."""

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType
from urllib.parse import urlsplit

GRACE_SECONDS = 15
"""How long a process may take to stop before it is killed."""
SHORT_LIFE_SECONDS = 10
SHORT_LIVES_ALLOWED = 3
RESTART_DELAY_SECONDS = 1


def this_command(*words: str) -> list[str]:
    """The command line that runs a verb of this program with this Python."""
    return [sys.executable, "-m", "gouvernail.commands", *words]


@dataclass
class Branch:
    """One process to keep alive; `inherited` lists the file descriptors that it may use."""

    name: str
    command: Sequence[str]
    inherited: Sequence[int] = ()
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    started_at: float = field(default=0.0, init=False)
    short_lives: int = field(default=0, init=False)

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches the trunk alone, which then stops each in turn."""
        self.started_at = time.monotonic()
        bound = (sys.executable, "-m", "gouvernail.commands.bound_to_parent", str(os.getpid()))
        self.process = subprocess.Popen((*bound, *self.command), pass_fds=self.inherited, start_new_session=True)

    def count_death(self) -> bool:
        """Whether it may be started again: not after several lives in a row that were too short to be of use."""
        lived = time.monotonic() - self.started_at
        self.short_lives = self.short_lives + 1 if lived < SHORT_LIFE_SECONDS else 0
        return self.short_lives < SHORT_LIVES_ALLOWED


class ProcessTree:
    """The trunk: starts the branches, watches over them, and stops them.

    `address` is where pages are served, `site` the name under which they accept to be asked there.
    """

    def __init__(self, branches: Sequence[Branch], *, address: str, site: str = "localhost", welcome: str = "") -> None:
        self._branches = branches
        self._address = address
        self._site = site
        self._welcome = welcome
        self._stop = threading.Event()

    def run(self) -> int:
        """Hold the branches until a signal comes (0) or one of them cannot be kept alive (1)."""
        previous = {number: signal.signal(number, self._on_signal) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            for branch in self._branches:
                branch.start()
            threading.Thread(target=self._greet, daemon=True).start()
            return self._watch()
        finally:
            self._stop_all()
            for number, handler in previous.items():
                signal.signal(number, handler)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._stop.set()

    def _watch(self) -> int:
        while not self._stop.wait(0.2):
            for branch in self._branches:
                if branch.process is None or branch.process.poll() is None:
                    continue
                if not branch.count_death():
                    _say(
                        f"« {branch.name} » s’arrête aussitôt lancé (code {branch.process.returncode}) : tout s’arrête."
                    )
                    return 1
                _say(f"« {branch.name} » s’est arrêté (code {branch.process.returncode}) ; il est relancé.")
                self._stop.wait(RESTART_DELAY_SECONDS * branch.short_lives)
                branch.start()
        return 0

    def _greet(self) -> None:
        """Say the address once a page answers, whatever it answers."""
        while not self._stop.is_set() and not self._answers():
            self._stop.wait(0.1)
        if not self._stop.is_set():
            print(f"Gouvernail répond sur {self._address}", flush=True)
            if self._welcome:
                print(self._welcome, flush=True)

    def _answers(self) -> bool:
        place = urlsplit(self._address)
        asking = http.client.HTTPConnection(place.hostname or "", place.port, timeout=5)
        try:
            asking.request("GET", "/robots.txt", headers={"Host": self._site})
            asking.getresponse().read()
        except (OSError, http.client.HTTPException):
            return False
        finally:
            asking.close()
        return True

    def _stop_all(self) -> None:
        self._stop.set()
        alive = [branch.process for branch in self._branches if branch.process and branch.process.poll() is None]
        for process in alive:
            process.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        for process in alive:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _say(sentence: str) -> None:
    print(f"gouvernail : {sentence}", file=sys.stderr, flush=True)
