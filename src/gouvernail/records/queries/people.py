"""The accounts that the steering office keeps.

The members of a contractor's team are not among them: they stay under their employer's authority, and the State knows
how many they are, never who. CCTP 4.1 (4.1-contractor-authority).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from gouvernail.records.models import Account, Contractor, RoleGrant, Worker
from gouvernail.records.queries.listed import listed_ids
from gouvernail.rules.access import Role
from gouvernail.rules.folding import folded

_OTHER_ROLES = RoleGrant.objects.exclude(role=Role.MEMBER.value)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is narrowed to: words of a name or address, a role, a state; empty is everything."""

    words: str = ""
    role: str = ""
    state: str = ""


STATES = ("active", "suspended", "never")


def people(asked: Asked) -> QuerySet[Account]:
    """The accounts of the State's people, of the correspondents and of the partners, by name, with those roles."""
    found = _kept()
    if asked.role:
        found = found.filter(Exists(_OTHER_ROLES.filter(account=OuterRef("pk"), role=asked.role)))
    if asked.state == "suspended":
        found = found.filter(is_active=False)
    elif asked.state:
        found = found.filter(is_active=True, last_login__isnull=asked.state == "never")
    if asked.words.strip():
        found = found.filter(pk__in=listed_ids(_named(asked.words, found)))
    return found.order_by("name", "email").prefetch_related(_roles())


def person(uuid: UUID) -> Account | None:
    """One of them."""
    return _kept().filter(uuid=uuid).prefetch_related(_roles()).first()


def _kept() -> QuerySet[Account]:
    other = Exists(_OTHER_ROLES.filter(account=OuterRef("pk")))
    any_role = Exists(RoleGrant.objects.filter(account=OuterRef("pk")))
    in_a_team = Exists(Worker.objects.filter(account=OuterRef("pk")))
    return Account.objects.filter(Q(other) | ~Q(any_role) & ~Q(in_a_team))


def _roles() -> Prefetch[str]:
    told = _OTHER_ROLES.select_related("product", "contractor", "organisation").order_by("role", "id")
    return Prefetch("grants", queryset=told, to_attr="roles_held")


def _named(words: str, among: QuerySet[Account]) -> list[int]:
    """Accents and case are put aside here, so that both engines find the same."""
    wanted = folded(words).split()
    known = among.order_by().values_list("pk", "name", "email")
    return [pk for pk, name, email in known if all(word in folded(f"{name} {email}") for word in wanted)]


class Team(NamedTuple):
    """How many members a contractor's team has that come in."""

    contractor: str
    members: int


def teams() -> Sequence[Team]:
    """The contractors whose team has members, by name, and how many: CCTP 4.1 says no more."""
    active = Q(grants__role=Role.MEMBER.value, grants__account__is_active=True)
    counted = Contractor.objects.annotate(members=Count("grants__account", filter=active, distinct=True))
    return [Team(*row) for row in counted.filter(members__gt=0).order_by("name").values_list("name", "members")]
