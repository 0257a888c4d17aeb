"""Clean the addresses of the registry."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from gouvernail.harvesters.registry.parse.troubles import Troubles

_USUAL = re.compile(r"https?://[A-Za-z0-9.-]+\.[A-Za-z0-9-]+(?::[0-9]{1,5})?(?:[/?#][^\s;&<>\"'\\]*)?")
_HOST_FIRST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?:[/?#]\S*)?")
_SEPARATORS = re.compile(r"[\s,]+")


def clean_url(value: str, where: str, troubles: Troubles) -> str:
    """An http(s) address with a host, or an empty text; every change but none is a trouble."""
    if _USUAL.fullmatch(value):
        return value
    text = _tidied(value)
    if not text:
        troubles.add("url_empty", where, value, "aucune adresse")
        return ""
    parts = [part for part in _SEPARATORS.split(text) if part]
    if len(parts) > 1:
        troubles.add("several_urls", where, value, parts[0])
    address = _with_scheme(parts[0].rstrip(";"), value, where, troubles)
    if address and address != value and len(parts) == 1 and address.endswith(text):
        troubles.add("url_cleaned", where, value, address)
    return address


def _tidied(value: str) -> str:
    """Stripped, unescaped once, without its trailing semicolons."""
    return html.unescape(value.strip()).strip().rstrip("; \t\n")


def _with_scheme(text: str, value: str, where: str, troubles: Troubles) -> str:
    try:
        split = urlsplit(text)
        scheme, host = split.scheme, split.hostname
    except ValueError:
        scheme, host = "http", None
    if scheme in {"http", "https"} and host:
        return text
    if not text.startswith("/") and _HOST_FIRST.fullmatch(text):
        troubles.add("url_without_scheme", where, value, f"https://{text}")
        return f"https://{text}"
    kind = "url_without_host" if scheme in {"http", "https", ""} else "url_refused"
    troubles.add(kind, where, value, "aucune adresse")
    return ""
