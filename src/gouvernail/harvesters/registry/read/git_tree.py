"""Read the registry from a commit: one `ls-tree` for the list, one `cat-file --batch` for the contents."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import IO
from zoneinfo import ZoneInfo

from gouvernail.harvesters.registry.collections import FOLDERS, ROOTS, Collection
from gouvernail.harvesters.registry.entries import LARGEST_FILE, LONGEST_NAME, Entry
from gouvernail.harvesters.registry.read.errors import SourceUnreadable
from gouvernail.harvesters.registry.read.git_command import Git, said
from gouvernail.harvesters.registry.read.snapshot import Contents, Snapshot

PARIS = ZoneInfo("Europe/Paris")
MOST_FILES = 200_000
_PIECE = 65_536


def read_commit(git: Git, head: str, at: date | None, collections: Sequence[Collection]) -> Snapshot:
    """The registry at the tip of the default branch, or as it stood at the end of the day `at` in Paris."""
    commit, committed_on = _commit(git, head, at)
    entries = tuple(_listed(git, commit, collections))
    return Snapshot(entries, lambda wanted: _contents(git, wanted), commit, committed_on)


def _commit(git: Git, head: str, at: date | None) -> tuple[str, date]:
    """The last commit of the branch whose committer date is on or before the day, and its own day."""
    until = [f"--before={_end_of(at)}"] if at else []
    lines = git.lines("rev-list", "--max-count=1", "--first-parent", "--format=%ct", *until, head, "--").split()
    if len(lines) != 3:
        raise SourceUnreadable(f"le dépôt n’a aucun commit au {at:%d/%m/%Y} ou avant.")
    return lines[1].decode(), datetime.fromtimestamp(int(lines[2]), UTC).astimezone(PARIS).date()


def _end_of(day: date) -> str:
    last_second = datetime.combine(day + timedelta(days=1), time(), PARIS) - timedelta(seconds=1)
    return f"@{int(last_second.timestamp())}"


def _listed(git: Git, commit: str, collections: Sequence[Collection]) -> Iterator[Entry]:
    places = {f"{root}{FOLDERS[each]}": each for root in ROOTS for each in collections}
    listing = git.lines("ls-tree", "-z", "--full-tree", commit, "--", *(f"{place}/" for place in places))
    records = listing.split(b"\0")[:-1]
    if len(records) > MOST_FILES:
        raise SourceUnreadable(f"le dépôt liste plus de {MOST_FILES} fichiers ; ce n’est pas un registre.")
    found = [entry for record in records if (entry := _entry(record, places))]
    with_content = {entry.collection for entry in found if entry.path.startswith(ROOTS[0])}
    for entry in found:
        if entry.collection not in with_content or entry.path.startswith(ROOTS[0]):
            yield entry


def _entry(record: bytes, places: dict[str, Collection]) -> Entry | None:
    """`100644 blob <id>\\t<path>`: links and folders are listed without an id, hidden files not at all.

    A tree made by hand may name what no file system could: something beside the folders asked for is nobody's, and a
    name too long is cut, without an id.
    """
    about, _, raw_path = record.partition(b"\t")
    mode, _, blob_id = about.split(b" ")
    path = raw_path.decode("utf-8", "replace")
    place, _, name = path.rpartition("/")
    if name.startswith(".") or place not in places:
        return None
    if len(name) > LONGEST_NAME:
        return Entry(places[place], f"{place}/{name[: LONGEST_NAME + 1]}", "")
    return Entry(places[place], path, blob_id.decode() if mode.startswith(b"100") else "")


def _contents(git: Git, wanted: Iterable[Entry]) -> Contents:
    """The wanted blobs, one after the other; git reads their ids from a file, so that nobody waits for anybody."""
    entries = list(wanted)
    readable = [entry for entry in entries if entry.blob_id]
    yield from ((entry, None) for entry in entries if not entry.blob_id)
    if not readable:
        return
    with tempfile.TemporaryFile() as ids:
        ids.writelines(f"{entry.blob_id}\n".encode() for entry in readable)
        ids.seek(0)
        with git.streaming(("cat-file", "--batch", "--buffer"), ids) as process:
            for entry in readable:
                yield entry, _next_blob(process)


def _next_blob(process: subprocess.Popen[bytes]) -> bytes | None:
    """The content that follows in the stream; a large one is skipped piece by piece, never held."""
    stream = process.stdout
    assert stream is not None  # noqa: S101 - opened with a pipe
    header = stream.readline().split()
    if len(header) != 3:
        raise SourceUnreadable(said(_last_words(process, header)))
    size = int(header[2])
    if size > LARGEST_FILE:
        _skip(stream, size + 1)
        return None
    return stream.read(size + 1)[:-1]


def _last_words(process: subprocess.Popen[bytes], header: list[bytes]) -> bytes:
    if header:
        return b" ".join(header)
    return process.stderr.read(_PIECE) if process.stderr else b""


def _skip(stream: IO[bytes], size: int) -> None:
    while size > 0 and (piece := stream.read(min(size, _PIECE))):
        size -= len(piece)
