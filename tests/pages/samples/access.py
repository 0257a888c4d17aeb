"""Addresses of delegations and of confidentiality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.makers import make_delegation
from tests.pages.samples import Sample, files
from tests.pages.world import CORRESPONDENT_A, CORRESPONDENT_B, LEAD, MEMBER, STEERING, World


def _delegation(world: World) -> Mapping[str, Any]:
    return {"uuid": make_delegation(world.accounts[STEERING]).uuid}


def _mission_a(world: World) -> Mapping[str, Any]:
    return {"order": world.order_a.uuid, "product": world.product_a.uuid}


def _mission_b(world: World) -> Mapping[str, Any]:
    return {"order": world.order_b.uuid, "product": world.product_b.uuid}


def _no_mission(world: World) -> Mapping[str, Any]:
    return {"order": world.order_a.uuid, "product": world.product_b.uuid}


SAMPLES: Mapping[str, Sequence[Sample]] = {
    "delegations": (Sample(),),
    "delegations_file": files(),
    "new_delegation": (Sample(), Sample(method="post", statuses=frozenset({422}))),
    "confidentiality": (Sample(),),
    "mission_confidentiality": (
        Sample(_mission_a, frozenset({STEERING, LEAD})),
        Sample(_mission_b, frozenset({STEERING})),
        Sample(_no_mission, frozenset()),
    ),
    "own_confidentiality": (Sample(),),
    "own_mission_confidentiality": (
        Sample(_mission_a, frozenset({CORRESPONDENT_A, MEMBER})),
        Sample(_mission_b, frozenset({CORRESPONDENT_B})),
        Sample(_no_mission, frozenset()),
    ),
    "confidential_products": (Sample(), Sample(method="post", statuses=frozenset({422}))),
    "withdraw_delegation": (Sample(_delegation, method="post", statuses=frozenset({302})),),
}
