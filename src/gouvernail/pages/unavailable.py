"""What is shown when the database or the disk cannot take what was asked, for now: full, held, or gone."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

RETRY_SECONDS = 60
_OF_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
_LOG = logging.getLogger("gouvernail.pages")


class Unavailable:
    """Answers 503 in words where a page fails for want of the database or of the disk; the cause goes to the logs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Go on."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of status 503; nothing for any other error."""
        if not _is_passing(error):
            return None
        _LOG.error("%s %s: %s", request.method, request.path, error, exc_info=error)
        # A plain file: neither the reader nor the menu can be asked for.
        answer = HttpResponse(render_to_string("503.html"), status=503)
        answer["Retry-After"] = str(RETRY_SECONDS)
        return answer


def _is_passing(error: Exception) -> bool:
    """Whether the same demand may succeed later, when somebody has made room or the database has come back."""
    if isinstance(error, OSError):
        return error.errno in _OF_DISK
    return isinstance(error, (OperationalError, InterfaceError))
