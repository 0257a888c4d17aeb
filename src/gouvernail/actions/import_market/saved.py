"""Whether a record stands in the database yet: planned ones stand beside known ones without an id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar


class Numbered(Protocol):
    """A record of the database, or a planned one."""

    @property
    def pk(self) -> Any:
        """Its id, if it has one."""


Record = TypeVar("Record", bound=Numbered)


def id_of(record: Numbered) -> int | None:
    """The id of a record, none while it is only planned."""
    known: int | None = record.pk
    return known


def saved(records: Iterable[Record]) -> list[Record]:
    """The records that have an id."""
    return [record for record in records if id_of(record) is not None]
