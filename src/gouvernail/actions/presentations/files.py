"""The files of references: written under a random name before the transaction, taken away when anything fails."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath

from django.conf import settings

from gouvernail.records.models import Presentation, ReferenceFile
from gouvernail.rules.presentations import MOST_REFERENCES, ReferenceFacts, why_not_keep
from gouvernail.rules.verdicts import Refusal, Refused

#: Where references lie, below the folder of uploads, which nothing serves.
FOLDER = "references"
_LONGEST_NAME = 300
_HEAD, _TAIL = b"%PDF-", b"%%EOF"
_TAIL_BYTES = 1024


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file as it arrives: the name its owner gives it, never used as a path, and its bytes, piece by piece."""

    name: str
    chunks: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it lies, proved to be a PDF within the limit."""

    name: str
    place: Path
    size_bytes: int
    sha256: str


@contextmanager
def kept(files: Sequence[HandedFile]) -> Iterator[Sequence[KeptFile]]:
    """Write the files, give them to the transaction, and take them away if it fails.

    Raises ``Refused`` when the rules take them not, or when the disk cannot: nothing is changed.
    """
    places: list[Path] = []
    try:
        if not 0 < len(files) <= MOST_REFERENCES:
            raise Refused(*why_not_keep([ReferenceFacts("", 0, is_pdf=False)] * len(files), _limit()))
        yield [_kept(file, places) for file in files]
    except BaseException:
        for place in places:
            place.unlink(missing_ok=True)
        raise


def record(presentation: Presentation, files: Sequence[KeptFile], at: datetime) -> None:
    """Remember the files of a presentation."""
    for file in files:
        ReferenceFile.objects.create(
            presentation=presentation,
            file_name=file.name,
            stored_path=str(file.place.relative_to(settings.MEDIA_ROOT)),
            size_bytes=file.size_bytes,
            sha256=file.sha256,
            received_at=at,
        )


def _limit() -> int:
    return int(settings.REFERENCE_LIMIT_BYTES)


def _kept(file: HandedFile, places: list[Path]) -> KeptFile:
    name = shown_name(file.name)
    try:
        found = _written(file.chunks, name, places)
    except OSError as error:
        raise Refused(Refusal("reference_not_kept", "4.2-recusal", {"name": name})) from error
    return found


def _written(chunks: Iterable[bytes], name: str, places: list[Path]) -> KeptFile:
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = folder / secrets.token_hex(16)
    digest, size, head, tail = hashlib.sha256(), 0, b"", b""
    with place.open("xb") as out:
        places.append(place)
        place.chmod(0o600)
        for chunk in chunks:
            size += len(chunk)
            if size > _limit():
                break
            head = head if len(head) >= len(_HEAD) else (head + chunk)[: len(_HEAD)]
            tail = (tail + chunk)[-_TAIL_BYTES:]
            digest.update(chunk)
            out.write(chunk)
    if refusals := why_not_keep([ReferenceFacts(name, size, is_pdf=head == _HEAD and _TAIL in tail)], _limit()):
        raise Refused(*refusals)
    return KeptFile(name, place, size, digest.hexdigest())


def shown_name(name: str) -> str:
    """The name that people read: on one line, without the folders of who sends it."""
    plain = "".join(letter for letter in PurePath(name.replace("\\", "/")).name if letter.isprintable())
    return plain[-_LONGEST_NAME:].strip() or "references.pdf"
