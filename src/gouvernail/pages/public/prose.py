"""Text that people wrote elsewhere, made safe for a public page: Markdown, addresses of people, links."""

from __future__ import annotations

from urllib.parse import urlsplit

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from gouvernail.exports.portfolio.public_text import without_emails

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_TAGS = {
    *("a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "strong", "ul"),
    *("table", "tbody", "td", "th", "thead", "tr"),
}
_DEEPEST = 6
#: The real texts hold less than 3,000 characters; some marks cost their square to read.
_LONGEST = 20_000
_CUT = "\n\n(texte trop long : la suite est dans le registre)"


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


def host_of(address: str) -> str:
    """The host that a reader recognises, without its ``www.``."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
