"""Text that people wrote elsewhere, made safe for a public page: Markdown, addresses of people, links."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_TAGS = {
    *("a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "strong", "ul"),
    *("table", "tbody", "td", "th", "thead", "tr"),
}
# Tried once per word, without going back over it: a text made to harm would otherwise take hours.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+")
_HIDDEN_EMAIL = "(adresse électronique retirée)"
_DEEPEST = 6
#: The real texts hold less than 3,000 characters; some marks cost their square to read.
_LONGEST = 20_000
_CUT = "\n\n(texte trop long : la suite est dans le registre)"


def without_emails(text: str) -> str:
    """The text without any e-mail address: people are never shown on a public page."""
    return _EMAIL.sub(_HIDDEN_EMAIL, text)


def prose(markdown: str) -> SafeString:
    """Clean HTML of a Markdown text: titles two levels down, web links only, no picture, no e-mail address.

    A text beyond all measure is cut, and says so.
    """
    bearable = markdown if len(markdown) <= _LONGEST else markdown[:_LONGEST] + _CUT
    tokens = _MARKDOWN.parse(without_emails(bearable))
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + 2, _DEEPEST)}"
    rendered = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    clean = nh3.clean(
        rendered, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https"}, url_relative="deny"
    )
    return mark_safe(clean)  # noqa: S308 - nh3 has just cleaned it


def web_address(text: str) -> str:
    """The address when it is one that a browser may open safely, otherwise nothing."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in {"http", "https"} and parts.hostname else ""


def host_of(address: str) -> str:
    """The host that a reader recognises, without its ``www.``."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
