"""Record that a notice was received by another channel, with its evidence: kept apart from the proof of existence."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path, PurePath

from django.conf import settings
from django.db import transaction

from gouvernail import clock
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import Notice, NoticeReceipt
from gouvernail.records.queries.order_life.terms import terms_of
from gouvernail.rules.receipts import ToldReceipt, received_on, why_not_record
from gouvernail.rules.verdicts import Refusal, Refused

#: Where the evidence lies, below the folder of uploads.
FOLDER = "preuves"
MOST_BYTES = 10 * 1024 * 1024
_LONGEST_NAME = 300
#: A file younger than this may belong to a receipt that is being recorded.
_ORPHAN_AFTER = timedelta(days=1)
#: How the files begin that may prove a receipt, and the end of their names.
KINDS = ((b"%PDF-", ".pdf"), (b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file as it arrives: the name that its owner gives it, never used as a path, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of evidence as it is kept: all empty when there is none."""

    name: str = ""
    path: str = ""
    sha256: str = ""


def record_receipt(
    notice: Notice, told: ToldReceipt, evidence: Evidence | None, actor: str, *, seen_count: int
) -> NoticeReceipt:
    """Keep a receipt; ``seen_count`` is how many the page showed. Raises ``Refused``, and keeps no file then.

    CCTP 4.2 (4.2-replacement); domain, terms.
    """
    file = _file_of(evidence)
    place = Path(settings.MEDIA_ROOT) / file.path if file.path else None
    try:
        with transaction.atomic():
            sequence = journal.next_sequence()
            receipt = _kept(notice, told, _checked(notice, told, seen_count), sequence, file)
            if place and evidence:
                _write(place, evidence.content)
            journal.append(journal.Line(actor, "notice.received", f"notice:{notice.number}", _details(receipt)))
            return receipt
    except BaseException:
        if place:
            with suppress(OSError):
                place.unlink()
        raise


def _write(place: Path, content: bytes) -> None:
    """Write a file that only this program reads; raises ``Refused`` when the disk cannot take it."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with place.open("xb") as out:
            place.chmod(0o600)
            out.write(content)
    except OSError as error:
        raise Refused(Refusal("receipt_evidence_not_kept", "4.2-replacement")) from error


def _checked(notice: Notice, told: ToldReceipt, seen_count: int) -> date:
    """The day of receipt that it proves; raises ``Refused``."""
    if NoticeReceipt.objects.filter(notice=notice).count() != seen_count:
        raise Refused(Refusal("receipt_stale", "4.2-replacement"))
    terms = terms_of(notice.framework_id)
    refusals = why_not_record(told, clock.day_of(notice.issued_at), terms, clock.today())
    on = received_on(told, terms)
    if refusals or on is None:
        raise Refused(*refusals)
    return on


def _kept(notice: Notice, told: ToldReceipt, on: date, sequence: int, file: KeptFile) -> NoticeReceipt:
    return NoticeReceipt.objects.create(
        notice=notice,
        channel=told.channel.value,
        received_on=on,
        deposited_on=told.deposited_on,
        recorded_at=clock.now(),
        note=told.note,
        evidence_name=file.name,
        evidence_path=file.path,
        evidence_sha256=file.sha256,
        recorded_in=sequence,
    )


def sweep_evidence() -> int:
    """Take away the files of evidence that no receipt names, left by a crash more than a day ago; answers how many."""
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    if not folder.is_dir():
        return 0
    known = set(NoticeReceipt.objects.exclude(evidence_path="").values_list("evidence_path", flat=True))
    before = (clock.now() - _ORPHAN_AFTER).timestamp()
    orphans = [
        place for place in folder.iterdir() if f"{FOLDER}/{place.name}" not in known and place.stat().st_mtime < before
    ]
    for place in orphans:
        place.unlink(missing_ok=True)
    return len(orphans)


def _details(receipt: NoticeReceipt) -> dict[str, object]:
    """What was recorded, without the note nor the name of the file: they may name somebody."""
    fact = (receipt.notice_id, receipt.channel, receipt.received_on, receipt.evidence_sha256)
    facts = {"notice_receipts": digest([fact])}
    if receipt.deposited_on:
        facts["notice_deposits"] = digest([(receipt.notice_id, receipt.deposited_on, receipt.received_on)])
    return {
        "channel": receipt.channel,
        "received_on": receipt.received_on,
        "deposited_on": receipt.deposited_on,
        "evidence_sha256": receipt.evidence_sha256,
        "facts": facts,
    }


def _file_of(evidence: Evidence | None) -> KeptFile:
    """Where a file will lie, under a name of our own; raises ``Refused`` when it is no evidence or too large."""
    if evidence is None:
        return KeptFile()
    if len(evidence.content) > MOST_BYTES:
        raise Refused(Refusal("receipt_evidence_too_large", "4.2-replacement"))
    suffix = next((suffix for head, suffix in KINDS if evidence.content.startswith(head)), None)
    if suffix is None:
        raise Refused(Refusal("receipt_evidence_kind", "4.2-replacement"))
    digested = hashlib.sha256(evidence.content).hexdigest()
    return KeptFile(_shown_name(evidence.name), f"{FOLDER}/{secrets.token_hex(16)}{suffix}", digested)


def _shown_name(name: str) -> str:
    plain = "".join(letter for letter in PurePath(name.replace("\\", "/")).name if letter.isprintable())
    return plain[-_LONGEST_NAME:] or "preuve"
