"""The one list of what is owed, as one person reads it: on a page, in its calendar or in its weekly mail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Self

from gouvernail.records.models import Account
from gouvernail.records.queries.attention import attention_facts, last_mail_given_up
from gouvernail.records.queries.duties.promises import last_stamp
from gouvernail.records.queries.readers import grants_of
from gouvernail.records.queries.scopes import Scope, scope_of
from gouvernail.records.queries.statement import statement
from gouvernail.rules.access import CONTRACTORS_SIDE, Role
from gouvernail.rules.attention import Point, attention
from gouvernail.rules.statement import LineFigures


class Viewer(NamedTuple):
    """Whose duties: an account, the roles that it holds and what they let it see."""

    account: Account
    roles: frozenset[Role]
    scope: Scope

    @classmethod
    def of(cls, account: Account) -> Self:
        """The viewer that an account is today, its roles read afresh."""
        grants = grants_of(account)
        return cls(account, frozenset(Role(grant.role) for grant in grants), scope_of(grants))

    @property
    def is_contractor(self) -> bool:
        """Whether it stands on the contractors' side of the walls."""
        return not CONTRACTORS_SIDE.isdisjoint(self.roles)


def duties_of(viewer: Viewer, on: date) -> Sequence[Point]:
    """Everything that is owed to or by a person, most urgent first. CCTP 4.2 (4.2-device, 4.2-weekly)."""
    lines = () if viewer.scope.is_empty else statement(on, viewer.scope).lines
    return duties_among(lines, viewer, on)


def duties_among(lines: Sequence[LineFigures], viewer: Viewer, on: date) -> Sequence[Point]:
    """The same, for a page that has read the statement of the day already."""
    return attention(attention_facts(lines, viewer, on), on)


def told_outside_the_journal() -> str:
    """What moves the list without an entry of the journal: mail given up, stamps received."""
    return f"{last_mail_given_up()} {last_stamp()}"
