"""A session whose credentials were right and whose second factor has not been seen: no page opens to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from uuid import UUID

from django.http import HttpRequest

from gouvernail import clock
from gouvernail.actions.renew_session import renew_session
from gouvernail.records.models import Account
from gouvernail.records.queries.accounts import active_account
from gouvernail.rules.sign_in import Way

_KEPT_AS = "half_open"
LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class HalfOpen:
    """Who stands before the second step, by which way they came and where they wanted to go.

    ``hint`` is what the provider wants to be shown at the sign-out, when somebody came from one.
    """

    account: Account
    way: Way
    wanted: str
    hint: str = ""


def begin(request: HttpRequest, entry: HalfOpen) -> None:
    """Keep the entry in the session, under a new key of session."""
    request.session[_KEPT_AS] = {
        "account": str(entry.account.uuid),
        "password": entry.account.get_session_auth_hash(),
        "way": entry.way.value,
        "wanted": entry.wanted,
        "hint": entry.hint,
        "since": clock.now().isoformat(),
    }
    before = request.session.session_key or ""
    request.session.cycle_key()
    renew_session(before, request.session.session_key or "")  # if it was somebody's, who owes a second factor


def entry_of(request: HttpRequest) -> HalfOpen | None:
    """The entry of this session; none when it is too old, or when the account closed or its password changed."""
    kept = request.session.get(_KEPT_AS)
    if not kept or clock.now() - datetime.fromisoformat(kept["since"]) > LASTS:
        return None
    account = active_account(UUID(kept["account"]))
    if account is None or not compare_digest(account.get_session_auth_hash(), kept["password"]):
        return None
    return HalfOpen(account, Way(kept["way"]), kept["wanted"], kept["hint"])


def end(request: HttpRequest) -> None:
    """Forget the entry."""
    request.session.pop(_KEPT_AS, None)
