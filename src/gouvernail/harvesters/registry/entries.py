"""One file of the registry as its source lists it, before anything is read of it."""

from __future__ import annotations

from typing import NamedTuple

from gouvernail.harvesters.registry.collections import Collection

LARGEST_FILE = 1_000_000
"""Bytes. The real files hold less than 3,000; a larger one is a mistake and is never held in memory."""

LONGEST_NAME = 255
"""Characters. File systems stop there; a git repository does not, and no record could hold such an id."""


class Entry(NamedTuple):
    """A file: its path in the registry, and the git blob id of its content (`""` for what is not a file)."""

    collection: Collection
    path: str
    blob_id: str

    @property
    def name(self) -> str:
        """The file name alone."""
        return self.path.rsplit("/", 1)[-1]
