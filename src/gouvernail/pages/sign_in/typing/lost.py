"""What somebody had typed in a form that can no longer be sent: shown to be copied, never sent again by itself.

A form that would send it again for whoever clicks could be filled by another site.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest

#: Never shown on a page: what is typed to prove who one is, and what no one typed.
_SECRET = re.compile(r"csrf|passw|mot_de_passe|secret|token|code|^next$", re.IGNORECASE)
_MOST_FIELDS = 500


class TypedField(NamedTuple):
    """A field and what was in it."""

    name: str
    text: str


def typed_in(request: HttpRequest) -> list[TypedField]:
    """The fields of the form that came with a request, the empty and the secret ones left out."""
    if request.method != "POST" or not is_readable(request):
        return []
    told = (TypedField(name, text) for name, texts in request.POST.lists() for text in texts)
    return [one for one in told if one.text.strip() and not is_secret(one.name)][:_MOST_FIELDS]


def is_secret(name: str) -> bool:
    """Whether a field of that name proves who one is, or is typed by nobody."""
    return _SECRET.search(name) is not None


def is_readable(request: HttpRequest) -> bool:
    """Whether reading the form costs little: no file, no weight."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    plain = request.content_type == "application/x-www-form-urlencoded"
    return plain and length.isdecimal() and int(length) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE
