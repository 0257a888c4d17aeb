"""A visitor without a browser: reads pages, follows links, signs in through the real form."""

import re
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from typing import NamedTuple

TIMEOUT_SECONDS = 60
SIGN_IN = "/connexion/"
EACH_KIND = 2
"""How many pages of one kind are visited: the sheets of two products, not of all."""


class Answer(NamedTuple):
    """What was asked, where it led in the end, and what was answered."""

    asked: str
    path: str
    status: int
    media: str
    text: str


class Visitor:
    """Somebody who walks through the site at `address` (without a last slash), with cookies of their own."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> Answer:
        """Read a page; a network failure counts as status 0."""
        return self._ask(urllib.request.Request(self._address + path))  # noqa: S310 - our own http:// address

    def sign_in(self, email: str, password: str) -> bool:
        """Fill in the form of the sign-in page; whether a session was opened."""
        fields = _Page(self.get(SIGN_IN).text).hidden | {"username": email, "password": password}
        body = urllib.parse.urlencode(fields).encode()
        request = urllib.request.Request(self._address + SIGN_IN, body, {"Referer": self._address + SIGN_IN})  # noqa: S310
        answer = self._ask(request)
        return answer.status == 200 and answer.path != SIGN_IN

    def walk(self, starts: Iterable[str], each_kind: int = EACH_KIND) -> Iterator[Answer]:
        """Read `starts`, then whatever can be reached from them, a few pages of each kind."""
        waiting = deque(dict.fromkeys(starts))
        seen = set(waiting)
        kinds: Counter[str] = Counter()
        while waiting:
            answer = self.get(waiting.popleft())
            yield answer
            for path in self._links(answer):
                if path not in seen and any(kinds[kind] < each_kind for kind in kinds_of(path)):
                    seen.add(path)
                    kinds.update(kinds_of(path))
                    waiting.append(path)

    def _links(self, answer: Answer) -> list[str]:
        if answer.media != "text/html":
            return []
        joined = (urllib.parse.urljoin(self._address + answer.path, link) for link in _Page(answer.text).links)
        inside = (urllib.parse.urldefrag(link).url for link in joined if link.startswith(self._address + "/"))
        return list(dict.fromkeys(link.removeprefix(self._address) for link in inside))

    def _ask(self, request: urllib.request.Request) -> Answer:
        asked = request.full_url.removeprefix(self._address)
        try:
            with self._opener.open(request, timeout=TIMEOUT_SECONDS) as response:
                path = urllib.parse.urlsplit(response.url).path
                media = response.headers.get_content_type()
                return Answer(asked, path, response.status, media, response.read().decode("utf-8", "replace"))
        except urllib.error.HTTPError as error:
            return Answer(
                asked, asked, error.code, error.headers.get_content_type(), error.read().decode("utf-8", "replace")
            )
        except OSError as error:
            return Answer(asked, asked, 0, "", str(error))


class _Page(HTMLParser):
    """The links and the hidden fields of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.hidden: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember what leads elsewhere and what a form sends by itself."""
        given = dict(attrs)
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        if tag == "input" and given.get("type") == "hidden" and given.get("name"):
            self.hidden[given["name"] or ""] = given.get("value") or ""


def kinds_of(path: str) -> frozenset[str]:
    """What is particular to a page: its address but for what it shows, and each thing that it is asked.

    Views and formats are kinds of their own; of a filter or a sort, only that there is one.
    """
    place = urllib.parse.urlsplit(path)
    pattern = re.sub(r"/(?:[0-9a-f-]{36}|\d+|\d{4}-\d{2})(?=/)", "/*", place.path)
    pattern = re.sub(r"^/(produits|incubateurs)/[^/]+/", r"/\1/*/", pattern)
    query = urllib.parse.parse_qsl(place.query, keep_blank_values=True)
    asked = (f"{name}={value}" if name in {"format", "vue"} else name for name, value in query)
    return frozenset(f"{pattern}?{one}" for one in asked) or frozenset({pattern})
