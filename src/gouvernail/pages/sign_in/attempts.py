"""Every page refused to an account leaves an entry in the journal, written once the answer has left."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from gouvernail.actions.record_refused_access import Attempt, record_refused_access
from gouvernail.pages.sign_in.needs import RIGHT
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.rules.access import PUBLIC_RIGHTS, Right

_logger = logging.getLogger(__name__)
#: What names an object in an address; anything else that is not found (an extension, a secret) is no attempt.
_NAMES = frozenset({"uuid", "order", "number", "pk", "external_id"})


class Attempts:
    """Keeps what was refused to somebody signed in: by right (403), or by a wall (404). CCTP 4.2 (4.2-device)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer first: neither the answer nor its delay says whether something is there."""
        response = self._get_response(request)
        if response.status_code in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}:
            reader = reader_of(request)
            attempt = _attempt(request, reader, response.status_code)
            if attempt is not None and reader.account is not None:
                _after(response, lambda: _record(reader, attempt))
        return response


def _attempt(request: HttpRequest, reader: Reader, status: int) -> Attempt | None:
    match = request.resolver_match
    right = getattr(match.func, RIGHT, None) if match else None
    if match is None or reader.account is None or not isinstance(right, Right):
        return None
    sought = next((str(value) for name, value in match.kwargs.items() if name in _NAMES or isinstance(value, UUID)), "")
    by_right = status == HTTPStatus.FORBIDDEN and right not in PUBLIC_RIGHTS and not reader.may(right)
    by_wall = status == HTTPStatus.NOT_FOUND and bool(sought)
    if not (by_right or by_wall):
        return None
    return Attempt(match.url_name or "", request.path, sought, request.method or "", int(status))


def _after(response: HttpResponseBase, act: Callable[[], None]) -> None:
    """Do something once the server has sent the answer and closes it."""
    close = response.close

    def closed() -> None:
        close()
        act()

    response.close = closed  # type: ignore[method-assign]


def _record(reader: Reader, attempt: Attempt) -> None:
    if reader.account is None:  # pragma: no cover - checked before
        return
    try:
        record_refused_access(reader.account, attempt)
    except DatabaseError:
        _logger.exception("An attempt could not be written to the journal: %s", attempt.address)
