"""The notices that a reader may see, and what stands of each: its mails, its time-stamp, its receipts."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from gouvernail.records.models import Notice, NoticeMail, NoticeReceipt, OrderLine
from gouvernail.records.queries.presentations.seen_by import to_decide
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.notices import TELLS_LINES

_TELLS_LINES = [kind.value for kind in TELLS_LINES]


def notices_seen(scope: Scope) -> QuerySet[Notice]:
    """The notices of the State's side: all for the steering office, those of its products' orders for a lead.

    What tells the lines of an order, or a profile, is for whoever sees all of those lines, or that profile. CCTP 4.2
    (4.2-device), 4.1 (4.1-confidentiality).
    """
    found = Notice.objects.select_related("framework", "contractor", "order", "timestamp").prefetch_related("receipts")
    found = found.defer("pdf", "annex").order_by("-recorded_in", "-id")
    if scope.everything:
        return found
    own = OrderLine.objects.filter(order=OuterRef("order"), product__in=scope.product_ids)
    others = OrderLine.objects.filter(order=OuterRef("order")).exclude(product__in=scope.product_ids)
    untold = Q(kind__in=_TELLS_LINES) & Exists(others)
    profile = Q(presentation__isnull=True) | Q(presentation__in=to_decide(scope).order_by().values("pk"))
    return found.filter(Exists(own), profile).exclude(untold)


def notices_received(scope: Scope) -> QuerySet[Notice]:
    """The notices to the contractors for whom a reader stands. CCTP 4.1 (4.1-correspondent)."""
    found = Notice.objects.select_related("framework", "contractor", "order", "timestamp").prefetch_related("receipts")
    return found.defer("pdf", "annex").filter(contractor__in=scope.contractor_ids).order_by("-recorded_in", "-id")


def notice_in(notices: QuerySet[Notice], uuid: UUID) -> Notice | None:
    """One of them, whole; none behind the wall."""
    return notices.defer(None).filter(uuid=uuid).first()


def unread(scope: Scope) -> QuerySet[Notice]:
    """The notices to a contractor that nobody of it has opened yet."""
    opened = NoticeReceipt.objects.filter(notice=OuterRef("pk"), channel="space")
    return notices_received(scope).filter(~Exists(opened))


def is_read(notice: Notice) -> bool:
    """Whether its contractor has opened a notice in its space."""
    return any(one.channel == NoticeReceipt.Channel.SPACE for one in notice.receipts.all())


def mails_of(notice: Notice) -> list[NoticeMail]:
    """The mails that tell a notice, those that are still remembered."""
    return list(NoticeMail.objects.filter(notice=notice).select_related("mail"))


def evidence_of(notices: QuerySet[Notice], uuid: UUID, number: int) -> NoticeReceipt | None:
    """A receipt of a notice that holds a file."""
    found = NoticeReceipt.objects.filter(~Q(evidence_path=""), notice__in=notices.filter(uuid=uuid), pk=number)
    return found.first()
