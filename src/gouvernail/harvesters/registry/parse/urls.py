"""Clean the addresses of the registry."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from gouvernail.harvesters.registry.parse.troubles import Troubles

_USUAL = re.compile(r"https?://[A-Za-z0-9.-]+\.[A-Za-z0-9-]+(?::[0-9]{1,5})?(?:[/?#][^\s;&<>\"'\\]*)?")
_HOST_FIRST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?:[/?#]\S*)?")
_SEPARATORS = re.compile(r"\s+|,\s+|[,;](?=https?://)")


def clean_url(value: str, where: str, troubles: Troubles) -> str:
    """An http(s) address with a host, or an empty text; every change but none is a trouble."""
    if _USUAL.fullmatch(value):
        return value
    text = _tidied(value)
    if not text:
        troubles.add("url_empty", where, value, "aucune adresse")
        return ""
    first, *others = _SEPARATORS.split(text)
    first = first.rstrip(",;")
    if others:
        troubles.add("several_urls", where, value, first)
    kind, address = _with_host(first)
    if kind:
        troubles.add(kind, where, value, address or "aucune adresse")
    elif not others and address != value:
        troubles.add("url_cleaned", where, value, address)
    return address


def _tidied(value: str) -> str:
    """Stripped, unescaped once, without its trailing semicolons."""
    return html.unescape(value.strip()).strip().rstrip("; \t\n")


def _with_host(text: str) -> tuple[str, str]:
    """What is wrong, if anything, and the address that can be used, if any."""
    try:
        split = urlsplit(text)
        scheme, host = split.scheme, split.hostname
    except ValueError:
        return "url_without_host", ""
    if scheme in {"http", "https"} and host:
        return "", text
    if _HOST_FIRST.fullmatch(text):
        return "url_without_scheme", f"https://{text}"
    return ("url_without_host" if scheme in {"http", "https", ""} else "url_refused"), ""
