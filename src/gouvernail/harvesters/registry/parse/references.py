"""Understand the three ways in which a file names another one."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

_FOLDERS = {
    "startups": "products",
    "startup": "products",
    "organisations": "organisations",
    "teams": "incubators",
    "incubateurs": "incubators",
    "incubators": "incubators",
}


LONGEST_ID = 300


class Reference(NamedTuple):
    """The id that is named, and the collection when the text says it (`""` when it does not)."""

    external_id: str
    collection: str = ""


def understand_reference(text: str) -> Reference:
    """`agence`, `/organisations/agence`, `/teams/agence`, `/startups/agence.html`: all name `agence`."""
    parts = [part for part in unicodedata.normalize("NFC", text).strip().split("/") if part]
    if not parts:
        return Reference("")
    collection = _FOLDERS.get(parts[-2], "") if len(parts) > 1 else ""
    last = parts[-1][:LONGEST_ID]
    return Reference(last.removesuffix(".html").removesuffix(".md") if collection else last, collection)


def id_of_file(name: str) -> str:
    """The id that a file name gives: the name without `.md`, its accents composed."""
    return unicodedata.normalize("NFC", name).removesuffix(".md")[:LONGEST_ID]
