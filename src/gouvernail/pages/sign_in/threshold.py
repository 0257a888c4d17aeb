"""What no request may bring in, whatever the page: refused before anything of it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class Threshold:
    """Keeps nul characters out, which no database takes: 400 in a path, a space in a query. 400 to a form too heavy.

    A form would be read whole before the page, in search of its token, its files written to the disk: whoever has no
    account could fill it. A view that says ``csrf_exempt`` reads its own body, once it knows who asks and how much.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Clean the address or refuse it, and go on."""
        if "\0" in request.path_info:
            raise BadRequest("nul character")
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query:  # replaced, not taken out: « %0%000 » would give another one
            request.META["QUERY_STRING"] = query.replace("%00", "+")
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Sequence[Any], _kwargs: Mapping[str, Any]
    ) -> None:
        """Refuse the body of a form beyond what any form of ours weighs."""
        announced = str(request.META.get("CONTENT_LENGTH") or "0")
        if not getattr(view, "csrf_exempt", False) and not _is_bearable(announced):
            raise RequestDataTooBig("form too heavy")


def _is_bearable(announced: str) -> bool:
    """Whether so many bytes are few enough; a figure of more digits is not even read."""
    most = str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    if not (announced.isascii() and announced.isdecimal()):
        return False
    return len(announced) <= len(most) and int(announced) <= int(most)
