"""The visitor without a browser sees what a browser would."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs

import pytest

from gouvernail.commands.visitor import Visitor, kinds_of

FORM = '<form method="post"><input type="hidden" name="csrf" value="jeton"><a href="/">accueil</a></form>'
PAGES = {
    "/": '<a href="/produits/un/">un</a> <a href="/perdu/">perdu</a> <a href="https://ailleurs.example/">ailleurs</a>',
    "/connexion/": FORM,
    "/produits/un/": '<a href="../deux/#haut">deux</a>',
    "/produits/deux/": '<a href="/produits/trois/">trois</a>',
    "/produits/trois/": '<a href="/produits/quatre/">quatre</a>',
    "/produits/quatre/": "",
}


class SmallSite(BaseHTTPRequestHandler):
    """A few pages, and a door that opens to one password."""

    def do_GET(self) -> None:
        text = PAGES.get(self.path)
        self._answer(404 if text is None else 200, text or "")

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if sent == {"csrf": ["jeton"], "username": ["moi@exemple.fr"], "password": ["juste"]}:
            self.send_response(302)
            self.send_header("Location", "/")
            self.end_headers()
        else:
            self._answer(422, FORM)

    def _answer(self, status: int, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by the base class
        """Say nothing."""


@pytest.fixture
def visitor() -> Iterator[Visitor]:
    """Somebody at the door of the small site."""
    with HTTPServer(("127.0.0.1", 0), SmallSite) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield Visitor(f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
        thread.join()


def test_the_walk_follows_links_inside_the_site_and_says_what_is_broken(visitor: Visitor) -> None:
    found = {answer.asked: answer.status for answer in visitor.walk(["/"])}
    assert found == {"/": 200, "/produits/un/": 200, "/perdu/": 404, "/produits/deux/": 200}


def test_the_door_opens_to_the_right_password_only(visitor: Visitor) -> None:
    assert visitor.sign_in("moi@exemple.fr", "juste")
    assert not visitor.sign_in("moi@exemple.fr", "faux")


def test_a_site_that_does_not_answer_is_no_page() -> None:
    assert Visitor("http://127.0.0.1:9").get("/").status == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("/produits/un/", "/produits/deux/", True),
        ("/bons/0b3c1c0e-6a53-4d6c-9d57-0c8c7b1a2f10/", "/bons/6f9619ff-8b86-4d01-b42d-00c04fc964ff/", True),
        ("/etat/?ordre=x&page=2", "/etat/?page=3&ordre=y", True),
        ("/etat/?format=csv", "/etat/?format=pdf", False),
        ("/etat/", "/etat/?page=2", False),
    ],
)
def test_pages_that_differ_only_by_what_they_show_are_of_one_kind(one: str, other: str, same: bool) -> None:
    assert (kinds_of(one) == kinds_of(other)) is same
