"""Take in a workbook handed over on a page: keep the file under a name of our own, remember it, read it later."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.conf import settings
from django.db import transaction

from gouvernail import clock
from gouvernail.records import journal
from gouvernail.records.models import Account, Contractor, MarketImport
from gouvernail.rules.lifecycle import MarketImportState
from gouvernail.rules.market_imports import why_not_receive
from gouvernail.rules.verdicts import Refusal, Refused

#: Where handed-over workbooks lie, below the folder of uploads.
FOLDER = "classeurs"
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A file as it arrives: the name its owner gives it, never used as a path, and its bytes."""

    name: str
    chunks: Iterable[bytes]


def receive_market_import(
    file: HandedOver,
    by: Account,
    *,
    contractor: Contractor | None,
    is_historical: bool,
    actor: str,
    ask: Callable[[int], object] = lambda _import_id: None,
) -> MarketImport:
    """Keep the file and open its import; raises ``Refused`` when it is above the limit or one too many.

    ``contractor`` is the correspondent's: the workbook then reaches that contractor's orders only. The file is
    written before the transaction and taken away if anything fails. ``ask`` asks for its preview in the same
    transaction: no import is received that nobody will read. CCTP 4.2 (4.2-device).
    """
    if refusals := why_not_receive(_waiting(by)):
        raise Refused(*refusals)
    place = _fresh_place()
    try:
        digest = _kept(file.chunks, place)
        with transaction.atomic():
            received = MarketImport.objects.create(
                file_name=_shown_name(file.name),
                stored_path=str(place.relative_to(settings.MEDIA_ROOT)),
                sha256=digest,
                by=by,
                contractor=contractor,
                is_historical=is_historical,
                received_at=clock.now(),
            )
            details = {"file": received.file_name, "sha256": digest, "historical": is_historical}
            subject = f"market_import:{received.uuid}"
            journal.append(journal.Line(actor, "market_import.received", subject, details))
            ask(received.pk)
            return received
    except BaseException:
        place.unlink(missing_ok=True)
        raise


def _waiting(by: Account) -> int:
    unfinished = (MarketImportState.RECEIVED.value, MarketImportState.PREVIEWED.value)
    return MarketImport.objects.filter(by=by, state__in=unfinished).count()


def _fresh_place() -> Path:
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return folder / secrets.token_hex(16)


def _kept(chunks: Iterable[bytes], place: Path) -> str:
    digest = hashlib.sha256()
    size = 0
    with place.open("xb") as kept:
        place.chmod(0o600)
        for chunk in chunks:
            size += len(chunk)
            if size > settings.WORKBOOK_LIMIT_BYTES:
                limit = settings.WORKBOOK_LIMIT_BYTES // (1024 * 1024)
                raise Refused(Refusal("workbook_too_large", "4.2-device", {"limit": limit}))
            digest.update(chunk)
            kept.write(chunk)
    return digest.hexdigest()


def _shown_name(name: str) -> str:
    plain = "".join(letter for letter in PurePath(name.replace("\\", "/")).name if letter.isprintable())
    return plain[-_LONGEST_NAME:] or "classeur"
