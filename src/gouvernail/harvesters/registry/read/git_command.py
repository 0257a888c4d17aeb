"""Run git on a repository of our own, deaf to the configuration, hooks and helpers of anybody else."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import IO

from gouvernail.harvesters.registry.read.errors import SourceUnreadable

LOCAL_SECONDS = 60
FETCH_SECONDS = 300
#: The largest file that a fetch may write: a server that sends without end would fill the disk before the time is over.
FETCHED_FILE_BYTES = 1024**3

_KEPT_VARIABLES = (
    "HOME",
    "PATH",
    "SSH_AUTH_SOCK",
    "SSL_CERT_DIR",
    "SSL_CERT_FILE",
    "TMPDIR",
    "http_proxy",
    "https_proxy",
    "no_proxy",
    "HTTPS_PROXY",
    "NO_PROXY",
)
_ALONE = {
    "GIT_ASKPASS": "",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_SSH_COMMAND": "ssh -oBatchMode=yes -oConnectTimeout=15",
    "GIT_TERMINAL_PROMPT": "0",
    "LANG": "C.UTF-8",
    "SSH_ASKPASS": "",
}
_SETTINGS = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.bigFileThreshold=1m",
    "credential.helper=",
    "gc.auto=0",
    "http.lowSpeedLimit=1000",
    "http.lowSpeedTime=20",
    "maintenance.auto=false",
    "protocol.allow=never",
    "protocol.git.allow=always",
    "protocol.http.allow=always",
    "protocol.https.allow=always",
    "protocol.ssh.allow=always",
    "submodule.recurse=false",
)


@dataclass(frozen=True, slots=True)
class Git:
    """git, bound to a private bare repository; `objects` lets it read the objects of another one, and them only."""

    folder: Path
    objects: Path | None = None
    seconds: int = LOCAL_SECONDS
    file_bytes: int = FETCHED_FILE_BYTES
    _settings: Sequence[str] = field(default=_SETTINGS)

    def lines(self, *words: str, seconds: int | None = None) -> bytes:
        """The output of one command. Raises `SourceUnreadable`."""
        with self.running(words, stdin=subprocess.DEVNULL) as process:
            output, complaint = _communicate(process, seconds or self.seconds)
        if process.returncode:
            raise SourceUnreadable(said(complaint))
        return output

    @contextmanager
    def streaming(self, words: Sequence[str], stdin: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
        """A command read piece by piece; a watch ends it, and so its output, when it never finishes."""
        with self.running(words, stdin) as process:
            watch = Timer(FETCH_SECONDS, process.kill)
            watch.start()
            try:
                yield process
            finally:
                watch.cancel()

    @contextmanager
    def running(self, words: Sequence[str], stdin: int | IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
        """A command whose output is read as it comes; its whole family ends with the block."""
        settings = [word for setting in self._settings for word in ("-c", setting)]
        command = ["git", *settings, f"--git-dir={self.folder}", "--no-pager", *words]
        try:
            process = subprocess.Popen(
                command,
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=self._environment(),
                cwd=self.folder,
                start_new_session=True,
            )
        except FileNotFoundError:
            raise SourceUnreadable("la commande « git » est introuvable ; installez le paquet git.") from None
        try:
            self._bound(process)
            yield process
        finally:
            _end(process)

    def _bound(self, process: subprocess.Popen[bytes]) -> None:
        """Bound what git, and the helpers that it will start, may write into one file."""
        with suppress(ProcessLookupError):
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (self.file_bytes, self.file_bytes))

    def _environment(self) -> Mapping[str, str]:
        kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
        objects = {"GIT_OBJECT_DIRECTORY": str(self.objects)} if self.objects else {}
        return {**kept, **_ALONE, **objects}


def said(complaint: bytes) -> str:
    """The last line of what git complained of, without its own prefix."""
    lines = [line for line in complaint.decode("utf-8", "replace").splitlines() if line.strip()]
    last = lines[-1].strip() if lines else "sans explication"
    return f"git n’a pas pu lire la source ({last.removeprefix('fatal: ')})."


def _communicate(process: subprocess.Popen[bytes], seconds: int) -> tuple[bytes, bytes]:
    try:
        return process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise SourceUnreadable(f"la source n’a pas répondu en {seconds} secondes. Réessayez plus tard.") from None


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop git and the helpers that it started: they share its session."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdout, process.stderr):
        if stream is not None:
            stream.close()
