"""Whose presentations a reader sees: the State those of its products, a contractor its own, nobody another's."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from gouvernail.records.models import Order, OrderLine, Presentation, ReferenceFile, Replacement
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.lifecycle import OrderState

_AT_WORK = (OrderState.NOTIFIED.value, OrderState.RUNNING.value, OrderState.SUSPENDED.value)


def to_decide(scope: Scope) -> QuerySet[Presentation]:
    """Those of the products that a reader leads, or all of them: a profile without a line is of the whole order."""
    lines = OrderLine.objects.filter(scope.of_lines())
    of_line = Exists(lines.filter(pk=OuterRef("line_id")))
    of_order = Exists(lines.filter(order=OuterRef("order_id")))
    return _told().filter(of_line | (Q(line__isnull=True) & of_order))


def own(scope: Scope) -> QuerySet[Presentation]:
    """Those of the contractors for whom a reader answers. CCTP 4.2 (4.2-device)."""
    return _told().filter(order__contractor_id__in=scope.contractor_ids)


def _told() -> QuerySet[Presentation]:
    related = ("order__framework", "order__contractor", "line__product", "line__work_unit", "person")
    found = Presentation.objects.select_related(*related, "missing", "decision", "assignment")
    return found.prefetch_related("clocks", "references", "order__lines__work_unit").order_by("order__number", "number")


def decided_reference(uuid: UUID, scope: Scope) -> ReferenceFile | None:
    """A file of references that a reader decides on."""
    return _file(uuid).filter(presentation__in=to_decide(scope).values("pk")).first()


def own_reference(uuid: UUID, scope: Scope) -> ReferenceFile | None:
    """A file of references that a reader's own contractor handed over."""
    return _file(uuid).filter(presentation__order__contractor_id__in=scope.contractor_ids).first()


def _file(uuid: UUID) -> QuerySet[ReferenceFile]:
    return ReferenceFile.objects.filter(uuid=uuid, purged_at__isnull=True)


def lines_to_staff(scope: Scope) -> Sequence[OrderLine]:
    """The lines of a contractor's orders at work, for which it may present somebody."""
    found = OrderLine.objects.filter(order__contractor_id__in=scope.contractor_ids, order__state__in=_AT_WORK)
    return list(found.select_related("order", "product", "work_unit").order_by("order__number", "number"))


def is_staffed(order: Order) -> bool:
    """Whether people may be presented for an order. CCTP 4.2 (4.2-recusal)."""
    return order.state in _AT_WORK


def order_to_decide(uuid: UUID, scope: Scope) -> Order | None:
    """The order of an address, when the reader decides on people of it."""
    lines = OrderLine.objects.filter(scope.of_lines(), order=OuterRef("pk"))
    return Order.objects.filter(Exists(lines), uuid=uuid).select_related("framework", "contractor").first()


def own_replacement(uuid: UUID, scope: Scope) -> Replacement | None:
    """A replacement of the reader's own contractor that nobody has taken up."""
    found = Replacement.objects.filter(uuid=uuid, leaver__order__contractor_id__in=scope.contractor_ids)
    return found.filter(newcomer__isnull=True).select_related("leaver__order", "leaver__line", "presentation").first()


def kinds_of(one: Presentation) -> Sequence[str]:
    """The kinds of the units that a profile stands for: of its line, or of the whole order."""
    lines = [one.line] if one.line is not None else list(one.order.lines.all())
    return [line.work_unit.kind for line in lines]
