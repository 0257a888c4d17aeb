"""The French guide (`docs/guide/`), chapter by chapter, as HTML.

Its files stand in the package as links to the documentation, so that an installed product carries the same text:
decision 0007.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER = Path(__file__).resolve().parents[1] / "guide"
CONTENTS = "README"
_LINK = re.compile(r"(?P<chapter>[a-z0-9-]+|README)?(?:\.md)?(?:#(?P<section>[\w-]+))?")
_PICTURE = re.compile(r"images/([a-z0-9-]+)\.jpg")


class Section(NamedTuple):
    """A titled part of a chapter; ``addresses`` are the patterns of pages that its title names."""

    anchor: str
    title: str
    level: int
    addresses: Sequence[str]


class Chapter(NamedTuple):
    """A page of the guide; ``addresses`` are the patterns of pages that it explains as a whole."""

    name: str
    title: str
    body: SafeString
    sections: Sequence[Section]
    addresses: Sequence[str]


def chapter(name: str) -> Chapter | None:
    """A chapter by the name of its file; ``None`` when there is none."""
    return chapters().get(name)


@cache
def chapters() -> Mapping[str, Chapter]:
    """Every chapter by its name, the table of contents among them."""
    return {place.stem: _read(place) for place in sorted(FOLDER.glob("*.md"))}


def picture(name: str) -> bytes | None:
    """A picture of the guide by its name without suffix; ``None`` when there is none."""
    place = FOLDER / "images" / f"{name}.jpg"
    return place.read_bytes() if place.is_file() else None


def address_of(name: str, anchor: str = "") -> str:
    """Where a chapter, or one of its sections, is read."""
    place = reverse("help_contents") if name == CONTENTS else reverse("help_chapter", args=[name])
    return f"{place}#{anchor}" if anchor else place


def _read(place: Path) -> Chapter:
    """Nothing but our own words goes through here, and raw HTML is not understood: nothing is left to clean."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.add_render_rule("table_open", _table_open)
    markdown.add_render_rule("table_close", _table_close)
    markdown.add_render_rule("image", _image)
    tokens = markdown.parse(place.read_text("utf-8"))
    title = _words(tokens[1])
    sections = list(_titled(tokens))
    for token in tokens:
        _lead_links(token)
    body = markdown.renderer.render(tokens[3:], markdown.options, {})
    whole = mark_safe(body)  # noqa: S308 - our own words, raw HTML not understood
    return Chapter(place.stem, title, whole, sections[1:], sections[0].addresses)


def _titled(tokens: Sequence[Token]) -> Iterator[Section]:
    """The sections; on the way each title gets its anchor, each table the title above it."""
    seen: set[str] = set()
    title = ""
    for token, words in pairwise(tokens):
        if token.type == "heading_open":
            title = _words(words)
            anchor = _unused(slugify(title) or "partie", seen)
            token.attrSet("id", anchor)
            addresses = _addresses(words)
            if addresses:  # they lead the help link; in the product, who reads has come from those pages
                words.children = [Token("text", "", 0, content=title)]
            yield Section(anchor, title, int(token.tag[1]), addresses)
        elif token.type == "table_open":
            token.meta["title"] = title


def _unused(anchor: str, seen: set[str]) -> str:
    number = 1
    found = anchor
    while found in seen:
        number += 1
        found = f"{anchor}-{number}"
    seen.add(found)
    return found


def _words(inline: Token) -> str:
    """The title without the addresses that it names in brackets."""
    text = "".join(child.content for child in inline.children or () if child.type in {"text", "code_inline"})
    return re.sub(r"\s*\((?:/[^()]*)\)", "", text).strip()


def _addresses(inline: Token) -> list[str]:
    codes = (child.content for child in inline.children or () if child.type == "code_inline")
    return [code for code in codes if code.startswith("/")]


def _lead_links(token: Token) -> None:
    """Links between files become links between pages; what is not of the guide keeps its words and loses its link."""
    lost = 0
    for child in token.children or ():
        if child.type == "link_open":
            address = _led(str(child.attrGet("href") or ""))
            child.hidden = address is None
            lost += child.hidden
            child.attrSet("href", address or "")
        elif child.type == "link_close" and lost:
            child.hidden = True
            lost -= 1


def _led(href: str) -> str | None:
    if href.startswith(("https://", "http://")):
        return href
    found = _LINK.fullmatch(href)
    if found is None:
        return None
    if not found["chapter"]:
        return f"#{found['section']}" if found["section"] else None
    return address_of(found["chapter"], found["section"] or "")


def _table_open(_: object, tokens: Sequence[Token], at: int, *__: Any) -> str:
    name = escape(tokens[at].meta.get("title", ""))
    return f'<div class="gv-scroll" role="region" tabindex="0" aria-label="{name} : tableau"><table class="gv-table">\n'


def _table_close(*_: Any) -> str:
    return "</table></div>\n"


def _image(_: object, tokens: Sequence[Token], at: int, *__: Any) -> str:
    found = _PICTURE.fullmatch(str(tokens[at].attrGet("src") or ""))
    if found is None:
        return escape(tokens[at].content)
    address = reverse("help_picture", args=[found[1]])
    return f'<img src="{address}" alt="{escape(tokens[at].content)}" loading="lazy">'
