"""Addresses of framework agreements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.pages.samples import Sample, files
from tests.pages.world import World


def _framework(world: World) -> Mapping[str, Any]:
    return {"uuid": world.framework.uuid}


SAMPLES: Mapping[str, Sequence[Sample]] = {
    "frameworks": (Sample(),),
    "frameworks_file": files(),
    "framework": (Sample(_framework),),
}
