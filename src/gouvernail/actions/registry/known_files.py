"""What earlier imports remember of each file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gouvernail.harvesters.registry.collections import Collection
from gouvernail.harvesters.registry.entries import Entry
from gouvernail.harvesters.registry.reader_version import READER_VERSION
from gouvernail.records.models import RegistryFile, RegistryImport


@dataclass(frozen=True, slots=True)
class KnownFiles:
    """The blob of every file that was there at the last import, and which import that was."""

    last_import: int | None
    is_readable: bool
    blobs: dict[str, str]

    def changed(self, entries: Iterable[Entry]) -> list[Entry]:
        """The files that are new, altered, or were read by an older reader."""
        known = self.blobs if self.is_readable else {}
        return [entry for entry in entries if known.get(entry.path) != entry.blob_id]

    def gone(self, entries: Iterable[Entry]) -> list[str]:
        """The paths that were there and are no more."""
        return sorted(self.blobs.keys() - {entry.path for entry in entries})


def known_files(collections: Sequence[Collection]) -> KnownFiles:
    """What is remembered of these collections."""
    last = RegistryImport.objects.order_by("-id").values_list("id", "reader_version").first()
    files = RegistryFile.objects.filter(collection__in=collections, gone_on=None).order_by()
    return KnownFiles(
        last_import=last[0] if last else None,
        is_readable=last is not None and last[1] == READER_VERSION,
        blobs=dict(files.values_list("path", "blob_id")),
    )
