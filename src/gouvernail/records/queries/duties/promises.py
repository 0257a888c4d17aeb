"""Confidentiality rules, notices, delegations and correspondents that somebody has to see to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery

from gouvernail import clock
from gouvernail.records.models import (
    ConfidentialityRules,
    CorrespondentNaming,
    Delegation,
    Notice,
    NoticeReceipt,
    Order,
    Timestamp,
)
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.attention import EndingDelegation, MissionRules, NoticeStanding, Unnamed
from gouvernail.rules.lifecycle import WORKING_STATES, OrderState

_RECEIPTS = NoticeReceipt.objects.filter(notice=OuterRef("pk"))
_OPEN = (*WORKING_STATES, OrderState.SUSPENDED)


def mission_rules(scope: Scope) -> Sequence[MissionRules]:
    """The last version of the rules of each mission at work, within a scope."""
    later = ConfidentialityRules.objects.filter(
        order=OuterRef("order"), product=OuterRef("product"), version__gt=OuterRef("version")
    )
    found = ConfidentialityRules.objects.filter(~Exists(later), order__state__in=list(_OPEN))
    if not scope.everything:
        found = found.filter(Q(product_id__in=scope.product_ids) | Q(order__contractor_id__in=scope.contractor_ids))
    columns = ("uuid", "order__number", "written_at", "review_on", "state_agreed_at", "contractor_agreed_at")
    return [
        MissionRules(str(uuid), order, clock.day_of(written_at), review_on, by_state is not None, by_other is not None)
        for uuid, order, written_at, review_on, by_state, by_other in found.values_list(*columns)
    ]


def unsettled_notices() -> Sequence[NoticeStanding]:
    """The notices without receipt or without stamp, for the steering office."""
    unstamped = Q(timestamp__token=None, timestamp__next_try_at__isnull=False)
    return _standings(Notice.objects.filter(~Exists(_RECEIPTS) | unstamped))


def unread_notices(contractor_ids: Iterable[int]) -> Sequence[NoticeStanding]:
    """The notices to some contractors that were not received yet."""
    found = Notice.objects.filter(contractor_id__in=list(contractor_ids))
    return _standings(found.filter(~Exists(_RECEIPTS)))


def ending_delegations(on: date) -> Sequence[EndingDelegation]:
    """The delegations in force that have a last day, for the steering office."""
    found = Delegation.objects.filter(until_on__gte=on, from_on__lte=on, account__is_active=True)
    rows = found.filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=on)).order_by("until_on", "id")
    return [
        EndingDelegation(str(uuid), right, until_on)
        for uuid, right, until_on in rows.values_list("uuid", "right", "until_on")
        if until_on is not None
    ]


def unnamed_correspondents(scope: Scope) -> Sequence[Unnamed]:
    """The contractors with open orders of a framework for which they named no permanent correspondent."""
    named = CorrespondentNaming.objects.filter(framework=OuterRef("framework"), contractor=OuterRef("contractor"))
    found = Order.objects.filter(~Exists(named), state__in=list(_OPEN))
    if not scope.everything:
        found = found.filter(contractor_id__in=scope.contractor_ids)
    columns = ("framework__uuid", "framework__number", "contractor__uuid", "contractor__name")
    rows = found.order_by().values_list(*columns).annotate(count=Count("pk"))
    return [Unnamed(f"{one}/{other}", number, name, count) for one, number, other, name, count in sorted(rows)]


def last_stamp() -> str:
    """Until when the list of late stamps is told: a stamp that arrives is no entry of the journal."""
    last = Timestamp.objects.aggregate(last_at=Max("stamped_at"))["last_at"]
    return last.isoformat() if last else ""


def _standings(found: QuerySet[Notice]) -> Sequence[NoticeStanding]:
    asked = Timestamp.objects.filter(notice=OuterRef("pk"), token=None, next_try_at__isnull=False)
    told = found.annotate(is_received=Exists(_RECEIPTS), stamp_asked_at=Subquery(asked.values("asked_at")[:1]))
    columns = (
        "uuid",
        "number",
        "order__number",
        "framework__number",
        "issued_at",
        "is_received",
        "mail__given_up_at",
        "stamp_asked_at",
    )
    rows = told.order_by("issued_at", "id").values_list(*columns)
    return [
        NoticeStanding(
            str(uuid),
            number,
            order or "",
            framework,
            clock.day_of(issued_at),
            is_received,
            clock.day_of(lost_at) if lost_at else None,
            clock.day_of(asked_at) if asked_at else None,
        )
        for uuid, number, order, framework, issued_at, is_received, lost_at, asked_at in rows
    ]
