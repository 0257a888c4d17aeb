"""What was asked of an import of the registry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gouvernail.harvesters.registry.collections import Collection, collections_read
from gouvernail.harvesters.registry.read.git_command import FETCH_SECONDS


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """Where to read, as of which day, with or without people, and who asks; a rehearsal writes nothing."""

    source: str
    actor: str
    at: date | None = None
    with_people: bool = False
    is_rehearsal: bool = False
    fetch_seconds: int = FETCH_SECONDS

    @property
    def collections(self) -> tuple[Collection, ...]:
        """The collections that this import reads."""
        return collections_read(with_people=self.with_people)
