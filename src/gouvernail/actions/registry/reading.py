"""What an import read of the source, before any row is locked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gouvernail import clock
from gouvernail.actions.registry.known_files import KnownFiles
from gouvernail.actions.registry.request import ImportRequest
from gouvernail.harvesters.registry.collections import Collection
from gouvernail.harvesters.registry.entries import Entry
from gouvernail.harvesters.registry.read.errors import SourceUnreadable
from gouvernail.harvesters.registry.read.snapshot import Snapshot
from gouvernail.harvesters.registry.read.source import opened, public_name

if TYPE_CHECKING:
    from gouvernail.harvesters.registry.parse.files import Understood

Advance = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """The files of the source that differ from what is remembered, already understood."""

    commit: str
    as_of_on: date
    entries: tuple[Entry, ...]
    fresh: tuple[Understood, ...]
    gone_paths: tuple[str, ...]

    @property
    def has_news(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.fresh or self.gone_paths)


def read_source(request: ImportRequest, known: KnownFiles, advance: Advance) -> Reading:
    """List the source and understand what changed in it. Raises `SourceUnreadable`; writes nothing."""
    with opened(request.source, request.collections, request.at, request.fetch_seconds) as snapshot:
        if not any(entry.collection is Collection.PRODUCTS for entry in snapshot.entries):
            raise SourceUnreadable(
                f"« {public_name(request.source)} » ne contient aucun produit"
                " : ni « content/_startups » ni « _startups »."
            )
        as_of_on = request.at or snapshot.committed_on or clock.today()
        return Reading(
            commit=snapshot.commit,
            as_of_on=as_of_on,
            entries=snapshot.entries,
            fresh=tuple(_understood(snapshot, known, as_of_on.year, advance)),
            gone_paths=tuple(known.gone(snapshot.entries)),
        )


def _understood(snapshot: Snapshot, known: KnownFiles, year: int, advance: Advance) -> list[Understood]:
    wanted = known.changed(snapshot.entries)
    if not wanted:
        return []
    # A source without news is looked at every night, and must not pay for loading the parser.
    from gouvernail.harvesters.registry.parse.files import understand_file  # noqa: PLC0415

    found = []
    for entry, content in snapshot.contents(wanted):
        found.append(understand_file(entry, content, year))
        if len(found) % 100 == 0:
            advance(len(found), len(wanted))
    return found
