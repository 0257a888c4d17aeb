"""Who reads this page, read once per request."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from gouvernail.pages.sign_in.second_factor.mark import is_owed
from gouvernail.records.models import Account
from gouvernail.records.queries.readers import grants_of
from gouvernail.records.queries.scopes import Scope, scope_of
from gouvernail.rules.access import Right, Role, may

NOTHING = Scope()
_KEPT_AS = "_gouvernail_reader"


@dataclass(frozen=True, slots=True)
class Reader:
    """A person at the door: nobody's ``account`` is ``None``; ``scope`` says whose orders may be seen."""

    account: Account | None = None
    roles: frozenset[Role] = frozenset()
    scope: Scope = NOTHING
    organisation_ids: frozenset[int] = frozenset()

    def may(self, right: Right) -> bool:
        """Whether one of the roles held gives ``right``."""
        return may(self.roles, right)

    @property
    def signatory(self) -> Account:
        """The account of somebody who is signed in, for what is signed; raises ``ValueError`` for nobody."""
        if self.account is None:
            raise ValueError("nobody signs")
        return self.account

    @property
    def actor(self) -> str:
        """The name under which the journal knows this person."""
        return f"account:{self.account.uuid}" if self.account else "anonymous"


ANYBODY = Reader()


def reader_of(request: HttpRequest) -> Reader:
    """The reader of a request; the roles are fetched the first time only."""
    reader: Reader | None = getattr(request, _KEPT_AS, None)
    if reader is None:
        reader = _reader(request)
        setattr(request, _KEPT_AS, reader)
    return reader


def read_again(request: HttpRequest) -> Reader:
    """The reader of a request whose session has just changed."""
    setattr(request, _KEPT_AS, None)
    return reader_of(request)


def _reader(request: HttpRequest) -> Reader:
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return ANYBODY
    grants = grants_of(account)
    roles = frozenset(Role(grant.role) for grant in grants)
    if is_owed(request, roles):
        return ANYBODY  # signing in again leads to the second step
    return Reader(
        account=account,
        roles=roles,
        scope=scope_of(grants),
        organisation_ids=frozenset(g.organisation_id for g in grants if g.organisation_id is not None),
    )
