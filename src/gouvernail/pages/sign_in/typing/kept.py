"""What was being typed when a session ended: kept for the same account, and sent again when its owner says so."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest

from gouvernail.pages.sign_in.sessions.presence import end_of
from gouvernail.pages.sign_in.typing.lost import is_readable, is_secret
from gouvernail.records.models import Account
from gouvernail.rules.sign_in import SessionEnd

_KEPT_AS = "typed"
_MOST_LETTERS = 64_000
_BY_ITSELF = {SessionEnd.IDLE, SessionEnd.TOO_LONG}


class TypedForm(NamedTuple):
    """A form that was sent too late: its address, and its fields in order."""

    path: str
    fields: list[tuple[str, str]]


def keep_typed(request: HttpRequest) -> bool:
    """Keep the form of a session that ended by itself, in that very session; answers whether it was kept.

    Files are too heavy, and what holds a secret is typed again: the page of `typing.lost` shows the rest. The form came
    with its token, so that no other site filled it.
    """
    if request.method != "POST" or not is_readable(request) or end_of(request) not in _BY_ITSELF:
        return False
    fields = [(name, value) for name, values in request.POST.lists() for value in map(str, values)]
    kept = [(name, value) for name, value in fields if name != "csrfmiddlewaretoken"]
    if any(is_secret(name) for name, _ in kept) or not any(value.strip() for _, value in kept):
        return False
    if sum(len(name) + len(value) for name, value in kept) > _MOST_LETTERS:
        return False
    request.session[_KEPT_AS] = [request.get_full_path(), kept]
    return True


def typed_by(request: HttpRequest, account: Account) -> TypedForm | None:
    """What this account was typing in the session that ended; nothing of anybody else."""
    if request.session.get(SESSION_KEY) != str(account.pk):
        return None
    return typed_before(request)


def hand_back(request: HttpRequest, typed: TypedForm | None) -> None:
    """Put it into the new session."""
    if typed is not None:
        request.session[_KEPT_AS] = [typed.path, typed.fields]


def typed_before(request: HttpRequest) -> TypedForm | None:
    """What the session holds."""
    kept = request.session.get(_KEPT_AS)
    return TypedForm(kept[0], [(name, value) for name, value in kept[1]]) if kept else None
