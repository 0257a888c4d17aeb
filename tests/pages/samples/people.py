"""Addresses where people are let in: by the steering office, and by each correspondent for its own team."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

from gouvernail import clock
from gouvernail.records.models import Invitation
from gouvernail.rules.access import Role
from tests.pages.samples import Sample, files
from tests.pages.world import CORRESPONDENT_A, LEAD, MEMBER, STEERING, World


def _account(reader: str) -> Any:
    return lambda world: {"uuid": world.accounts[reader].uuid}


def _invitation(world: World, role: Role, **scope: Any) -> Mapping[str, Any]:
    invitation = Invitation.objects.create(
        email="une.autre@exemple.fr",
        role=role.value,
        secret_digest=uuid4().hex,
        invited_by=world.accounts[STEERING],
        invited_at=clock.now(),
        expires_at=clock.now() + timedelta(days=7),
        **scope,
    )
    return {"uuid": invitation.uuid}


def _of_the_state(world: World) -> Mapping[str, Any]:
    return _invitation(world, Role.PRODUCT_LEAD, product=world.product_a)


def _of_team_a(world: World) -> Mapping[str, Any]:
    return _invitation(world, Role.MEMBER, contractor=world.contractor_a, worker_identifier="dev-99")


_OF_STEERING, _OF_A = frozenset({STEERING}), frozenset({CORRESPONDENT_A})
_DONE = frozenset({302})

SAMPLES: Mapping[str, Sequence[Sample]] = {
    "people_file": files(),
    "people": (Sample(), Sample(query="q=%C3%A9&role=partner&etat=never&page=9"), Sample(query="role=x&etat=y")),
    "invite": (Sample(), Sample(method="post", statuses=frozenset({422}))),
    "kept_invitation": (
        Sample(_of_the_state, _OF_STEERING, method="post", statuses=_DONE),
        Sample(_of_team_a, frozenset(), method="post"),
    ),
    "person": (
        Sample(_account(LEAD)),
        Sample(_account(CORRESPONDENT_A)),
        # The State does not know the members of a team by name.
        Sample(_account(MEMBER), frozenset()),
    ),
    "team": (Sample(), Sample(method="post", statuses=frozenset({422}))),
    "team_member": (Sample(_account(MEMBER), _OF_A, method="post", statuses=_DONE),),
    "team_invitation": (
        Sample(_of_team_a, _OF_A, method="post", statuses=_DONE),
        Sample(_of_the_state, frozenset(), method="post"),
    ),
}
