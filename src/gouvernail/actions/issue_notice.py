"""Issue a notice in the transaction of the decision that it tells: it leaves once, or the decision was not taken."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from gouvernail import clock
from gouvernail.actions.write_mail import Mail, write_mail
from gouvernail.notices.mail.notice import notice_letter
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import (
    Contractor,
    Framework,
    Notice,
    NoticeMail,
    Order,
    OutgoingMail,
    Presentation,
    Timestamp,
)
from gouvernail.records.queries.correspondents import correspondent_emails
from gouvernail.rules.notices import NoticeKind


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """What to notify to whom. ``content`` names profiles by number; people stand in ``annex`` alone."""

    kind: NoticeKind
    framework: Framework
    contractor: Contractor
    subject: str
    content: Mapping[str, object]
    annex: Mapping[str, object] = field(default_factory=dict)
    order: Order | None = None
    presentation: Presentation | None = None


def issue_notice(draft: NoticeDraft, actor: str) -> Notice:
    """Write the notice, its mails and the asking for its time-stamp; must run inside the decision's transaction.

    Appends its own journal entry. In a consortium the contractor is the lead. Domain, terms; CCTP 4.2
    (4.2-replacement).
    """
    sequence = journal.next_sequence()
    issued_at = clock.now()
    annex = journal.canonical(draft.annex) if draft.annex else ""
    number = f"N-{clock.day_of(issued_at).year}-{Notice.objects.count() + 1:05d}"
    mails = _written(draft, number)
    content = journal.canonical(
        {
            "notice": number,
            "kind": draft.kind,
            "framework": draft.framework.number,
            "contractor": {"siret": draft.contractor.siret, "name": draft.contractor.name},
            "order": draft.order.number if draft.order else "",
            "issued_at": issued_at.isoformat(),
            "subject": draft.subject,
            "annex_sha256": _sha256(annex) if annex else "",
            "content": dict(draft.content),
        }
    )
    notice = Notice.objects.create(
        number=number,
        kind=draft.kind.value,
        framework=draft.framework,
        contractor=draft.contractor,
        order=draft.order,
        presentation=draft.presentation,
        subject=draft.subject,
        content=content,
        content_sha256=_sha256(content),
        annex=annex,
        issued_at=issued_at,
        recorded_in=sequence,
        mail=mails[0] if mails else None,
    )
    NoticeMail.objects.bulk_create(NoticeMail(notice=notice, mail=mail) for mail in mails)
    Timestamp.objects.create(notice=notice, digest=notice.content_sha256, asked_at=issued_at, next_try_at=issued_at)
    journal.append(journal.Line(actor, "notice.issued", f"notice:{number}", _details(notice)))
    return notice


def _written(draft: NoticeDraft, number: str) -> list[OutgoingMail]:
    """A mail to each correspondent of the contractor, which tells that a notice waits."""
    letter = notice_letter(draft.kind, number, draft.subject, draft.order.number if draft.order else "")
    return [
        write_mail(Mail("notice", address, letter.subject, letter.text, letter.html))
        for address in correspondent_emails(draft.contractor.pk)
    ]


def _details(notice: Notice) -> dict[str, object]:
    fact = (notice.number, notice.kind, notice.contractor_id, notice.order_id, notice.content_sha256)
    return {
        "kind": notice.kind,
        "order": notice.order.number if notice.order else "",
        "sha256": notice.content_sha256,
        "facts": {"notices": digest([fact])},
    }


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
