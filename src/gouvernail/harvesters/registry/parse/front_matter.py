"""Split a file into its front matter and its text, and read the front matter."""

from __future__ import annotations

import re
from typing import NamedTuple

from gouvernail.harvesters.registry.parse.troubles import Troubles
from gouvernail.harvesters.registry.parse.yaml_values import UnreadableYaml, Value, load

_OPENING = re.compile(r"\s*---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


class Matter(NamedTuple):
    """The values above, and the Markdown below."""

    values: dict[str, Value]
    body: str


def read_matter(content: bytes, troubles: Troubles) -> Matter | None:
    """The front matter and body of a file; `None`, with a trouble, when there is none that can be read."""
    text = _text(content, troubles)
    opening = _OPENING.match(text)
    if opening is None:
        troubles.add("no_front_matter", value=text[:80], understood="fichier laissé de côté")
        return None
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        troubles.add("front_matter_not_closed", understood="tout le fichier lu comme en-tête")
    front = text[opening.end() : closing.start() if closing else None]
    values = _values(front, troubles)
    return None if values is None else Matter(values, text[closing.end() :].strip() if closing else "")


def _text(content: bytes, troubles: Troubles) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        troubles.add("not_utf8", understood="lu comme du Windows-1252")
    if "\r" in text:
        troubles.add("crlf", understood="fins de ligne converties")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def _values(front: str, troubles: Troubles) -> dict[str, Value] | None:
    read = _loaded(front, troubles)
    if read is None:
        return None
    values, twice = read
    for key in twice:
        troubles.add("duplicate_key", key, understood="la dernière valeur compte")
    if values is None:
        return {}
    if not isinstance(values, dict):
        troubles.add("front_matter_not_mapping", value=front[:80], understood="fichier laissé de côté")
        return None
    return values


def _loaded(front: str, troubles: Troubles) -> tuple[Value, list[str]] | None:
    """A tab cannot indent YAML: read two spaces instead, and say so."""
    try:
        return load(front)
    except UnreadableYaml as error:
        reason = str(error)
    if "\t" in front:
        try:
            read = load(front.replace("\t", "  "))
        except UnreadableYaml:
            pass
        else:
            troubles.add("tabs", understood="tabulations lues comme deux espaces")
            return read
    troubles.add("unreadable_yaml", value=reason, understood="fichier laissé de côté")
    return None
