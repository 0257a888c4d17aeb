"""What is notified to a contractor, and what a notice says. Domain, terms; CCTP 4.2 (4.2-replacement)."""

from __future__ import annotations

from enum import StrEnum


class NoticeKind(StrEnum):
    """What a notice tells."""

    ORDER_PROPOSED = "order_proposed"
    ORDER_NOTIFIED = "order_notified"
    ORDER_CANCELLED = "order_cancelled"
    AMENDMENT_NOTIFIED = "amendment_notified"
    ORDER_SUSPENDED = "order_suspended"
    ORDER_RESUMED = "order_resumed"
    REFERENCES_MISSING = "references_missing"
    PRESENTATION_ACCEPTED = "presentation_accepted"
    PRESENTATION_RECUSED = "presentation_recused"
    REPLACEMENT_ASKED = "replacement_asked"


#: Those whose content tells lines of the order, or profiles of one of them: they are read by whoever sees them all.
TELLS_LINES = frozenset(
    {
        NoticeKind.ORDER_PROPOSED,
        NoticeKind.ORDER_NOTIFIED,
        NoticeKind.AMENDMENT_NOTIFIED,
        NoticeKind.REPLACEMENT_ASKED,
    }
)
