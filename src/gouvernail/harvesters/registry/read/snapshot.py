"""What a source gives: the list of its files, and the content of those that are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from gouvernail.harvesters.registry.entries import Entry

Contents: TypeAlias = Iterator[tuple[Entry, bytes | None]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The registry at one moment. `commit` is empty for a plain folder, `committed_on` its Paris day.

    `contents` gives the bytes of the wanted files, in one pass; `None` for what is too large or no file.
    """

    entries: tuple[Entry, ...]
    contents: Callable[[Iterable[Entry]], Contents]
    commit: str = ""
    committed_on: date | None = None
