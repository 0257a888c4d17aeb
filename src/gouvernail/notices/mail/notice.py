"""The mail that tells a contractor that a notice waits in its space; nothing secret, nobody named."""

from __future__ import annotations

from django.conf import settings

from gouvernail import wording
from gouvernail.notices.mail.addresses import whole_address
from gouvernail.notices.mail.letter import Letter, letter
from gouvernail.rules.notices import NoticeKind


def notice_letter(kind: NoticeKind, number: str, subject: str, order: str) -> Letter:
    """What is notified, under which number, and where it is read. CCTP 4.2 (4.2-replacement)."""
    told = {
        "what": wording.NOTICE_KINDS[kind],
        "number": number,
        "subject": subject,
        "order": order,
        "address": whole_address("/espace/notifications/"),
    }
    return letter(f"[{settings.INSTANCE_NAME}] Notification {number} : {subject}", "notice", told)
