"""A real time-stamp authority of this machine, around ``openssl ts -reply``, with certificates made for the test.

It can be down, lie, or answer another thing: ``behaviour`` says how.
"""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from pytest_django import Settings

from gouvernail.notices.timestamps.authority import Authority

# ``certs`` is left out: with it, the client refuses the token.
_CONFIGURATION = """
[tsa]
default_tsa = one
[one]
dir = {folder}
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/{name}.pem
signer_key = {folder}/{name}.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
"""
_EXTENSIONS = """
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, {purpose}
"""


def openssl(folder: Path, *words: str, given: bytes = b"") -> bytes:
    """Run openssl in a folder; its words are those of the test."""
    ended = subprocess.run(["openssl", *words], cwd=folder, input=given, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr.decode()
    return ended.stdout


def make_certificates(folder: Path, *, purpose: str = "timeStamping") -> Path:
    """A root and the certificate of an authority that it signed; answers the file of the root."""
    folder.mkdir(parents=True, exist_ok=True)
    root = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", f"/CN=Racine {folder.name}")
    openssl(folder, *root, "-keyout", "root.key", "-out", "root.pem")
    asked = ("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN=Horodatage {folder.name}")
    openssl(folder, *asked, "-keyout", "tsa.key", "-out", "tsa.csr")
    (folder / "extensions").write_text(_EXTENSIONS.format(purpose=purpose))
    signed = ("x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial")
    openssl(folder, *signed, "-days", "30", "-extfile", "extensions", "-out", "tsa.pem")
    (folder / "serial").write_text("01\n")
    (folder / "tsa.conf").write_text(_CONFIGURATION.format(folder=folder, name="tsa"))
    return folder / "root.pem"


@dataclass
class TimestampAuthority:
    """What was asked of it; ``behaviour`` is one of « honest », « down », « garbage », « other_digest », « replay »,
    « huge », « redirect », « slow »."""

    folder: Path
    root: Path
    behaviour: str = "honest"
    asked: list[bytes] = field(default_factory=list)
    last: bytes = b""

    def reply(self, query: bytes) -> bytes:
        """The answer to a query, signed."""
        (self.folder / "query.tsq").write_bytes(query)
        words = ("ts", "-reply", "-queryfile", "query.tsq", "-config", "tsa.conf", "-out", "reply.tsr")
        openssl(self.folder, *words)
        return (self.folder / "reply.tsr").read_bytes()

    def about_something_else(self) -> bytes:
        """A query about another text."""
        openssl(self.folder, "ts", "-query", "-digest", "ab" * 32, "-sha256", "-cert", "-out", "other.tsq")
        return (self.folder / "other.tsq").read_bytes()


class _Door(BaseHTTPRequestHandler):
    authority: TimestampAuthority

    def do_POST(self) -> None:
        """Answer as the test wants."""
        told, behaviour = self.authority, self.authority.behaviour
        query = self.rfile.read(int(self.headers["Content-Length"]))
        told.asked.append(query)
        if behaviour == "down":
            self.send_error(503)
            return
        if behaviour == "redirect":
            self.send_response(307)
            self.send_header("Location", "http://127.0.0.1:1/")
            self.end_headers()
            return
        if behaviour == "slow":
            time.sleep(3)
        body = self._body(behaviour, query)
        told.last = told.last or body
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _body(self, behaviour: str, query: bytes) -> bytes:
        told = self.authority
        if behaviour == "garbage":
            return b"\x30\x03\x02\x01\x00 not an answer"
        if behaviour == "huge":
            return b"\x00" * 300_000
        if behaviour == "replay":
            return told.last
        return told.reply(told.about_something_else() if behaviour == "other_digest" else query)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def timestamp_authority(
    settings: Settings, folder: Path, *, purpose: str = "timeStamping"
) -> Iterator[TimestampAuthority]:
    """The authority, and the settings that lead to it; it stops with the test."""
    authority = TimestampAuthority(folder, make_certificates(folder, purpose=purpose))
    door = type("Door", (_Door,), {"authority": authority})
    server = ThreadingHTTPServer(("127.0.0.1", 0), door)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/tsa"
    settings.TIMESTAMP_AUTHORITY = Authority(url, str(authority.root), timeout_seconds=1)
    try:
        yield authority
    finally:
        server.shutdown()
        server.server_close()
