"""Record the first reading of a notice in its contractor's space: the proof of receipt, once."""

from __future__ import annotations

from django.db import transaction

from gouvernail import clock
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import Notice, NoticeReceipt


def read_notice(notice: Notice, actor: str) -> bool:
    """Record that a correspondent opened a notice; answers whether it was the first time.

    The day is that of the server. Never called for the State's side. CCTP 4.2 (4.2-replacement); domain, terms.
    """
    with transaction.atomic():
        sequence = journal.next_sequence()
        if NoticeReceipt.objects.filter(notice=notice, channel=NoticeReceipt.Channel.SPACE).exists():
            return False
        receipt = NoticeReceipt.objects.create(
            notice=notice,
            channel=NoticeReceipt.Channel.SPACE,
            received_on=clock.today(),
            recorded_at=clock.now(),
            recorded_in=sequence,
        )
        facts = {"notice_receipts": digest([(notice.pk, receipt.channel, receipt.received_on, "")])}
        details = {"received_on": receipt.received_on, "facts": facts}
        journal.append(journal.Line(actor, "notice.read", f"notice:{notice.number}", details))
    return True
