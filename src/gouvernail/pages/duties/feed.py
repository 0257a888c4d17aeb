"""The calendar of a person, for the programs that hold its secret address."""

from __future__ import annotations

import hashlib
from http import HTTPStatus

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from gouvernail import clock
from gouvernail.actions.secret import digest_of
from gouvernail.notices.calendar.feed import calendar_feed
from gouvernail.notices.duties.rows import rows_of
from gouvernail.notices.mail.addresses import whole_address
from gouvernail.pages.sign_in.needs import needs
from gouvernail.records.queries.calendar_feeds import feed_owner
from gouvernail.records.queries.duties.reading import Viewer, duties_of, told_outside_the_journal
from gouvernail.records.queries.journal_entries import head_hash
from gouvernail.rules.access import Right

#: Longest that a calendar is answered without being read again, while the journal has not moved, in seconds.
KEPT_SECONDS = 300
#: A program that asks more often in an hour is told to wait.
MOST_AN_HOUR = 60
_HOUR = 3600
_LONGEST_SECRET = 100


@needs(Right.SEE_PORTFOLIO)
@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The dated duties of whoever opened this address, its roles read afresh; 404 once closed or suspended.

    Nobody signs in: the secret is what opens. CCTP 4.2 (4.2-device).
    """
    digest = digest_of(secret[:_LONGEST_SECRET])
    account = feed_owner(digest)
    if account is None:
        raise Http404
    if _asks_too_often(digest):
        return _to_come_back(HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS))
    feed = _feed(request, Viewer.of(account), digest)
    tag = f'"{hashlib.sha256(feed).hexdigest()}"'
    held = (one.removeprefix("W/") for one in parse_etags(request.headers.get("if-none-match", "")))
    answer = (
        HttpResponseNotModified() if tag in held else HttpResponse(feed, content_type="text/calendar; charset=utf-8")
    )
    answer["ETag"] = tag
    answer["X-Robots-Tag"] = "noindex"
    patch_cache_control(answer, private=True, no_cache=True)
    return answer


def _feed(request: HttpRequest, viewer: Viewer, digest: str) -> bytes:
    """Read at most once per movement of the journal, per day and per few minutes."""
    today, seen_from = clock.today(), request.build_absolute_uri("/")
    told = f"{today} {head_hash()} {told_outside_the_journal()} {sorted(viewer.roles)} {viewer.scope} {seen_from}"
    key = f"calendar:{digest}:{hashlib.sha256(told.encode()).hexdigest()}"
    feed: bytes | None = cache.get(key)
    if feed is None:
        points = [point for point in duties_of(viewer, today) if point.due_on is not None]
        rows = rows_of(points, viewer, today)
        feed = calendar_feed(rows, today, lambda path: whole_address(path, seen_from=seen_from))
        cache.set(key, feed, KEPT_SECONDS)
    return feed


def _asks_too_often(digest: str) -> bool:
    key = f"calendar-asked:{digest}"
    cache.add(key, 0, _HOUR)
    try:
        return cache.incr(key) > MOST_AN_HOUR
    except ValueError:  # forgotten between the two
        return False


def _to_come_back(answer: HttpResponse) -> HttpResponse:
    answer["Retry-After"] = str(_HOUR)
    return answer
