"""One's own account: who one is here, what one may do, and how one comes in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.pages.role_words import role_words
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.sign_in.sessions.presence import patience
from gouvernail.records.queries.calendar_feeds import feed_of
from gouvernail.records.queries.readers import scoped_grants_of
from gouvernail.records.queries.second_factors import has_second_factor
from gouvernail.records.queries.sessions import sessions_of
from gouvernail.rules.access import Right


@needs(Right.KEEP_OWN_ACCOUNT)
@require_http_methods(["GET", "HEAD"])
@never_cache
def own_account(request: HttpRequest) -> HttpResponse:
    """Name, roles and their scopes, and the pages where the rest is kept."""
    account = reader_of(request).account
    if account is None:  # pragma: no cover - the right has been checked
        raise Http404
    context = {
        "roles": [role_words(grant) for grant in scoped_grants_of(account)],
        "session_count": len(sessions_of(account, clock.now(), patience())),
        "has_second_factor": has_second_factor(account),
        "has_feed": feed_of(account) is not None,
        "may_see_duties": reader_of(request).may(Right.SEE_DUTIES),
    }
    return render(request, "gouvernail/own_account.html", context)
