"""Read the registry from a plain folder of files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gouvernail.harvesters.registry.collections import FOLDERS, ROOTS, Collection
from gouvernail.harvesters.registry.entries import LARGEST_FILE, Entry
from gouvernail.harvesters.registry.read.snapshot import Contents, Snapshot


def read_folder(folder: Path, collections: Sequence[Collection]) -> Snapshot:
    """List a folder; each file gets the id that git would give it, so that both ways of reading agree."""
    entries = tuple(entry for each in collections for entry in _listed(folder, each))
    return Snapshot(entries, lambda wanted: _contents(folder, wanted))


def _listed(folder: Path, collection: Collection) -> Iterator[Entry]:
    for root in ROOTS:
        inside = folder / root / FOLDERS[collection]
        if inside.is_dir() and not inside.is_symlink():
            for file in sorted(inside.iterdir()):
                if not file.name.startswith("."):
                    yield _entry(collection, f"{root}{FOLDERS[collection]}/{file.name}", file)
            return


def _entry(collection: Collection, path: str, file: Path) -> Entry:
    """A name that is no UTF-8 cannot be stored, so the file cannot be asked for again: it is listed without an id."""
    printable = os.fsencode(path).decode("utf-8", "replace")
    return Entry(collection, printable, _blob_id(file) if printable == path else "")


def _blob_id(file: Path) -> str:
    """The git blob id; of a file too large to be held, one made of its size and date; of a link or a pipe, none."""
    if file.is_symlink() or not file.is_file():
        return ""
    size = file.stat().st_size
    if size > LARGEST_FILE:
        return f"large-{size}-{file.stat().st_mtime_ns}"
    content = file.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _contents(folder: Path, wanted: Iterable[Entry]) -> Contents:
    for entry in wanted:
        file = folder / entry.path
        is_readable = entry.blob_id and not entry.blob_id.startswith("large-") and file.is_file()
        yield entry, _bounded(file) if is_readable else None


def _bounded(file: Path) -> bytes | None:
    """The content, unless the file grew beyond bearing since it was listed."""
    with file.open("rb") as stream:
        content = stream.read(LARGEST_FILE + 1)
    return content if len(content) <= LARGEST_FILE else None
