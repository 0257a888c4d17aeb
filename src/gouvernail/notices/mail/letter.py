"""A letter from its two templates: text for every reader, HTML for those who show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject on one line, and the same words twice."""

    subject: str
    text: str
    html: str


def letter(subject: str, name: str, values: Mapping[str, object]) -> Letter:
    """Fill both templates of a name; whatever line break a value holds, the subject stays on one line."""
    told = {"instance_name": settings.INSTANCE_NAME, **values}
    text = render_to_string(f"mail/{name}.txt", told).strip() + "\n"
    return Letter(" ".join(subject.split())[:300], text, render_to_string(f"mail/{name}.html", told))
