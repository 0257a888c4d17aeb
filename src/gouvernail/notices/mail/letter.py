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


def letter(subject: str, text_template: str, html_template: str, values: Mapping[str, object]) -> Letter:
    """Fill both templates; whatever line break a name holds, the subject stays on one line."""
    told = {"instance_name": settings.INSTANCE_NAME, **values}
    text = render_to_string(text_template, told).strip() + "\n"
    return Letter(" ".join(subject.split())[:300], text, render_to_string(html_template, told))
