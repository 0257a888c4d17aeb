"""A real identity provider beside the tests, and a browser that goes to it and back."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, cast
from urllib.parse import urljoin, urlsplit

import pytest
import requests
from django.http import HttpResponse
from django.test import Client

from gouvernail.pages.sign_in.pro_connect.registration import ProConnect
from tests.house.tree import ROOT

NODE = ROOT / "tests" / "node"
SITE = "http://testserver"
BACK, LEFT = "/connexion/proconnect/retour/", "/deconnexion/retour/"
CLIENT, SECRET = "gouvernail-essai", "un-secret-d-essai-bien-assez-long-pour-signer"


@dataclass
class Provider:
    """The provider: who signs in next, and what goes wrong."""

    issuer: str
    algorithm: str = "RS256"

    def switch(self, **now: Any) -> None:
        """Say who signs in next (``person``), at which level (``acr``), and what goes wrong (``fault``)."""
        requests.post(f"{self.issuer}/switch", json=now, timeout=10).raise_for_status()

    def registered(self, **values: Any) -> ProConnect:
        """Our registration there."""
        told = {"timeout_seconds": 5, "algorithm": self.algorithm, **values}
        return ProConnect(self.issuer, CLIENT, SECRET, **told)


@dataclass
class Visitor:
    """Somebody with one browser: their session here is Django's test client, the one there is real."""

    here: Client = field(default_factory=Client)
    there: requests.Session = field(default_factory=requests.Session)

    def asked(self, query: str = "") -> str:
        """The address of the provider to which the site sends this browser."""
        return self.here.get(f"/connexion/proconnect/{query}")["Location"]

    def answered(self, address: str) -> str:
        """The address of the site to which the provider sends this browser back."""
        answer = self.there.get(address, allow_redirects=False, timeout=10)
        while answer.is_redirect and not answer.headers["Location"].startswith(SITE):
            answer = self.there.get(urljoin(answer.url, answer.headers["Location"]), allow_redirects=False, timeout=10)
        assert answer.is_redirect, f"{answer.url} answers {answer.status_code}: {answer.text[:500]}"
        return answer.headers["Location"].removeprefix(SITE)

    def signs_in(self, query: str = "") -> HttpResponse:
        """There and back; what the site then answers."""
        return self.comes_back(self.answered(self.asked(query)))

    def comes_back(self, address: str) -> HttpResponse:
        """What the site answers to the provider's answer."""
        return cast(HttpResponse, self.here.get(address))

    def confirms_leaving(self, address: str) -> str:
        """Confirm the sign-out at the provider; the address of the site to which it sends back."""
        page = self.there.get(address, timeout=10)
        xsrf = re.search(r'name="xsrf" value="(\w+)"', page.text)
        assert xsrf, page.text[:500]
        action = f"{urlsplit(address).scheme}://{urlsplit(address).netloc}/session/end/confirm"
        answer = self.there.post(action, {"xsrf": xsrf[1], "logout": "yes"}, allow_redirects=False, timeout=10)
        return answer.headers["Location"].removeprefix(SITE)

    @property
    def is_in(self) -> bool:
        """Whether pages that ask for an account open."""
        return self.here.get("/mon-mot-de-passe/").status_code == 200


@contextmanager
def running_provider(algorithm: str, *, site: str = SITE, port: int = 0) -> Iterator[Provider]:
    """Start the provider of a site and stop it; without Node the test is skipped loudly, and fails with CI=true."""
    if shutil.which("node") is None:
        _absent(
            "node is missing: the tests of ProConnect cannot run (sudo apt-get install nodejs npm, bin/setup --dev)"
        )
    if not (NODE / "node_modules" / "oidc-provider").exists():
        _absent("oidc-provider is missing: the tests of ProConnect cannot run (bin/setup --dev)")
    port = port or free_port()
    command = ["node", str(NODE / "provider.mjs"), str(port), algorithm, site + BACK, site + LEFT]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=Path(NODE)
    ) as process:
        assert process.stdout
        assert process.stdin
        assert process.stdout.readline() == b"ready\n"
        yield Provider(f"http://127.0.0.1:{port}", algorithm)
        process.stdin.close()  # the provider ends by itself
        process.wait(timeout=10)


def _absent(why: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port
