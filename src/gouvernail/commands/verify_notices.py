"""Read the notices again, prove their time-stamps, and look at the evidence of their receipts."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from gouvernail import wording
from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.report import add_json_option, print_json
from gouvernail.notices.timestamps.authority import NotStamped
from gouvernail.notices.timestamps.verify import verify_token
from gouvernail.records.models import Notice, Timestamp
from gouvernail.records.queries.notices.check import (
    NoticeDoubt,
    all_notices,
    head_stamps_in_order,
    notice_doubts,
    stamp_doubts,
)

HELP = (
    "Relit les notifications : empreintes du contenu et de l’annexe, document, jeton d’horodatage contre les "
    "certificats de l’autorité, écriture du journal, preuves de réception, et têtes du journal horodatées. Sort en 0 "
    "quand tout concorde, en 1 sinon. Un horodatage attendu, ou l’absence d’autorité, n’est pas une anomalie : il est "
    "compté."
)


def configure(parser: FrenchParser) -> None:
    """Declare the options."""
    add_json_option(parser)
    parser.add_argument(
        "--certificates",
        default="",
        metavar="FICHIER",
        help="fichier PEM des certificats de l’autorité (celui de la configuration)",
    )


def run(options: Options) -> int:
    """Tell every doubt, then the counts."""
    found: list[NoticeDoubt] = []
    counts = {"notices": 0, "stamped": 0, "waiting": 0, "heads": 0, "unprinted": 0}
    latest_at: datetime | None = None
    for notice in all_notices():
        found += _of_notice(notice, latest_at, options.certificates)
        latest_at = max(latest_at or notice.issued_at, notice.issued_at)
        stamp = getattr(notice, "timestamp", None)
        counts["notices"] += 1
        counts["stamped" if stamp is not None and stamp.token else "waiting"] += 1
        counts["unprinted"] += notice.pdf is None
    for stamp in head_stamps_in_order():
        found += _of_stamp(stamp, f"Tête du journal n° {stamp.journal_sequence}", options.certificates)
        counts["heads"] += bool(stamp.token)
    _tell(found, counts, as_json=options.json)
    return 1 if found else 0


def _of_notice(notice: Notice, latest_at: datetime | None, certificates: str) -> Iterator[NoticeDoubt]:
    yield from notice_doubts(notice, latest_at)
    yield from _of_evidence(notice)
    stamp = getattr(notice, "timestamp", None)
    if stamp is None:
        yield NoticeDoubt("stamp_missing", notice.number)
    else:
        yield from _of_stamp(stamp, notice.number, certificates)


def _of_stamp(stamp: Timestamp, name: str, certificates: str) -> Iterator[NoticeDoubt]:
    yield from stamp_doubts(stamp, name)
    if not stamp.token:
        return
    authority = settings.TIMESTAMP_AUTHORITY.trusting(certificates)
    try:
        said_at = verify_token(bytes(stamp.token), stamp.digest, authority)
    except NotStamped as error:
        code = "certificates_missing" if error.code == "no_certificates" else "token_not_verified"
        yield NoticeDoubt(code, name, error.reason or error.code)
        return
    if said_at != stamp.stamped_at:
        yield NoticeDoubt("instant_differs", name, said_at.isoformat())
    if stamp.trouble:
        yield NoticeDoubt("instant_doubted", name, stamp.trouble)


def _of_evidence(notice: Notice) -> Iterator[NoticeDoubt]:
    for receipt in notice.receipts.all():
        if not receipt.evidence_path:
            continue
        try:
            content = (Path(settings.MEDIA_ROOT) / receipt.evidence_path).read_bytes()
        except OSError:
            yield NoticeDoubt("evidence_missing", notice.number)
            continue
        if hashlib.sha256(content).hexdigest() != receipt.evidence_sha256:
            yield NoticeDoubt("evidence_altered", notice.number)


def _tell(found: list[NoticeDoubt], counts: dict[str, int], *, as_json: bool) -> None:
    if as_json:
        doubts = [{"code": one.code, "name": one.name, "found": one.found} for one in found]
        print_json({**counts, "doubts": doubts, "authority": settings.TIMESTAMP_AUTHORITY.url})
        return
    for one in found:
        print(wording.NOTICE_DOUBTS[one.code].format(name=one.name, found=one.found))
    ending = f"{len(found)} anomalie(s)." if found else "tout concorde."
    print(f"{counts['notices']} notification(s), {ending}")
    print(f"Horodatées par une autorité : {counts['stamped']} ; sans horodatage à ce jour : {counts['waiting']}.")
    print(f"Têtes du journal horodatées : {counts['heads']}.")
    if not settings.TIMESTAMP_AUTHORITY.is_set:
        print("Aucune autorité d’horodatage n’est réglée : l’heure du serveur et le journal font foi.")
