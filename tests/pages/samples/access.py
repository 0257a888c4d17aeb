"""Addresses of delegations and of confidentiality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.makers import make_delegation
from tests.pages.samples import Sample, files
from tests.pages.world import STEERING, World


def _delegation(world: World) -> Mapping[str, Any]:
    return {"uuid": make_delegation(world.accounts[STEERING]).uuid}


SAMPLES: Mapping[str, Sequence[Sample]] = {
    "delegations": (Sample(),),
    "delegations_file": files(),
    "new_delegation": (Sample(), Sample(method="post", statuses=frozenset({422}))),
    "confidential_products": (Sample(), Sample(method="post", statuses=frozenset({422}))),
    "withdraw_delegation": (Sample(_delegation, method="post", statuses=frozenset({302})),),
}
