"""One order for one reader: the walls first, then its facts. As many queries for one line as for a hundred."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from gouvernail.records.models import (
    AdmittedAmount,
    DeliverableAcceptance,
    HistoricalAnomaly,
    Order,
    OrderAmendment,
    OrderLine,
    OrderStateChange,
    PoorPerformance,
)
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.lifecycle import NOTIFIED_STATES, OrderState, PoorPerformanceState

#: What the contractor may know of an order: a draft belongs to the State alone.
TOLD_TO_CONTRACTOR = (*NOTIFIED_STATES, OrderState.PROPOSED, OrderState.DECLINED)


def visible(scope: Scope) -> Q:
    """The condition on orders that keeps those a reader may see. CCTP 4.2 (4.2-device); product principle 4."""
    if scope.everything:
        return Q()
    of_product = Exists(OrderLine.objects.filter(order=OuterRef("pk"), product_id__in=scope.product_ids))
    return Q(contractor_id__in=scope.contractor_ids, state__in=TOLD_TO_CONTRACTOR) | Q(of_product)


def order_for(uuid: UUID, scope: Scope) -> Order | None:
    """The order of that address, with its framework and contractor; ``None`` when it is behind a wall."""
    return Order.objects.filter(visible(scope), uuid=uuid).select_related("framework", "contractor", "lot").first()


def lines_for(order: Order, scope: Scope) -> Sequence[OrderLine]:
    """The lines of an order that a reader may see, by number."""
    lines = OrderLine.objects.filter(scope.of_lines(), order=order).order_by("number")
    return list(lines.select_related("product", "work_unit", "stage"))


def state_changes(order: Order, until: date) -> Sequence[OrderStateChange]:
    """The passages of an order through its states, up to a day included, in order."""
    found = OrderStateChange.objects.filter(order=order, since_on__lte=until).select_related("reason")
    return list(found.order_by("since_on", "id"))


def amendments(lines: Sequence[OrderLine], until: date) -> Sequence[OrderAmendment]:
    """The amendments notified up to a day included, in order."""
    found = OrderAmendment.objects.filter(line__in=lines, notified_on__lte=until)
    return list(found.order_by("notified_on", "number", "id"))


def admitted_amounts(lines: Sequence[OrderLine], until: date) -> Sequence[AdmittedAmount]:
    """The amounts certified up to a day included, in order."""
    found = AdmittedAmount.objects.filter(line__in=lines, admitted_on__lte=until)
    return list(found.order_by("admitted_on", "id"))


def deliverable_acceptances(order: Order, lines: Sequence[OrderLine], until: date) -> Sequence[DeliverableAcceptance]:
    """The deliverables of an order, or of some of its lines, accepted up to a day included, in order."""
    found = DeliverableAcceptance.objects.filter(_about(lines), order=order, accepted_on__lte=until)
    return list(found.order_by("accepted_on", "id"))


def poor_performances(
    order: Order, lines: Sequence[OrderLine], until: date, *, with_drafts: bool
) -> Sequence[PoorPerformance]:
    """The findings about an order up to a day included, drafts for the State alone. CCTP 4.2 (4.2-poor-performance)."""
    found = PoorPerformance.objects.filter(_about(lines), order=order, found_on__lte=until)
    if not with_drafts:
        found = found.exclude(state=PoorPerformanceState.DRAFTED)
    return list(found.order_by("found_on", "id"))


def anomalies(order: Order) -> Sequence[HistoricalAnomaly]:
    """What a historical take-over accepted on this order although a rule was broken."""
    return list(HistoricalAnomaly.objects.filter(order=order).order_by("id"))


def _about(lines: Sequence[OrderLine]) -> Q:
    return Q(line__isnull=True) | Q(line__in=lines)
