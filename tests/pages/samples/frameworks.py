"""Addresses of framework agreements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gouvernail.pages.steering.frameworks.forms import CHANGES
from tests.pages.samples import Sample, files
from tests.pages.world import CORRESPONDENT_A, CORRESPONDENT_B, World


def _framework(world: World) -> Mapping[str, Any]:
    return {"uuid": world.framework.uuid}


def _change(what: str) -> Callable[[World], Mapping[str, Any]]:
    return lambda world: {"uuid": world.framework.uuid, "what": what}


_OWN = frozenset({CORRESPONDENT_A, CORRESPONDENT_B})

SAMPLES: Mapping[str, Sequence[Sample]] = {
    "frameworks": (Sample(),),
    "frameworks_file": files(),
    "framework": (Sample(_framework),),
    "new_framework": (Sample(), Sample(method="post", statuses=frozenset({422}))),
    "change_framework": (
        *(Sample(_change(what)) for what in CHANGES),
        *(Sample(_change(what), method="post", statuses=frozenset({422})) for what in CHANGES),
        Sample(_change("rien"), seen_by=frozenset()),
    ),
    "own_correspondent": (
        Sample(seen_by=_OWN),
        Sample(seen_by=_OWN, method="post", statuses=frozenset({422})),
    ),
}
