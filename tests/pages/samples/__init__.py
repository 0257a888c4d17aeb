"""One sample or more for every address of the site, room by room.

Each module holds ``SAMPLES``: the name of an address pattern → its samples. A pattern without a sample makes
``test_every_address`` fail, so that no door opens unseen: add a module here, or a line to one.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.pages.world import EVERYBODY, World


@dataclass(frozen=True, slots=True)
class Sample:
    """One address, and what those who have the right find there.

    ``kwargs`` builds the address in a world; ``seen_by`` names the readers on its side of the walls, the others
    must find nothing (404); ``statuses`` are right answers to ``method`` for those who see it.
    """

    kwargs: Callable[[World], Mapping[str, Any]] = lambda world: {}  # noqa: ARG005
    seen_by: frozenset[str] = EVERYBODY
    method: str = "get"
    query: str = ""
    statuses: frozenset[int] = frozenset({200})


def files(**rest: Callable[[World], object]) -> tuple[Sample, ...]:
    """The samples of a list that downloads in every format; ``rest`` is what stands before the extension."""

    def address(extension: str) -> Callable[[World], Mapping[str, Any]]:
        return lambda world: {"extension": extension, **{name: made(world) for name, made in rest.items()}}

    return (
        *(Sample(address(extension)) for extension in ("csv", "xlsx", "ods")),
        Sample(address("exe"), seen_by=frozenset()),
    )


def all_samples() -> Mapping[str, Sequence[Sample]]:
    """The samples of every module of this folder."""
    found: dict[str, Sequence[Sample]] = {}
    for module in pkgutil.iter_modules(__path__):
        found |= importlib.import_module(f"{__name__}.{module.name}").SAMPLES
    return found
