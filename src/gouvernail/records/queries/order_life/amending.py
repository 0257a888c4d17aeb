"""A notified order as it stands before an amendment. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max, Sum

from gouvernail.records.models import LineBalance, LineDay, Order, OrderAmendment, OrderLine, OrderPeriodChange
from gouvernail.records.queries.order_life.standing import last_days
from gouvernail.rules.frameworks import Validity
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.money import amount_cents
from gouvernail.rules.order_life.amending import Amending, StandingLine


def amending_of(order: Order, lines: Sequence[OrderLine]) -> Amending:
    """What the rule of amendments reads of an order: every amendment that was notified is in it."""
    framework = order.framework
    worked = LineDay.objects.filter(line__in=lines).aggregate(last=Max("work_on"))
    return Amending(
        state=OrderState(order.state),
        starts_on=order.starts_on,
        ends_on=last_days([order.pk]).get(order.pk, order.ends_on),
        lines=_standing(lines),
        within=Validity(framework.notified_on, framework.valid_until_on),
        ceiling_cents=framework.ceiling_cents,
        committed_cents=framework.committed_cents,
        worked_until_on=worked["last"],
        first_cents=sum(amount_cents(line.quantity_hundredths, line.unit_price_cents or 0) for line in lines),
    )


def _standing(lines: Sequence[OrderLine]) -> Sequence[StandingLine]:
    changes = OrderAmendment.objects.filter(line__in=lines).order_by().values_list("line_id")
    more = dict(changes.annotate(total=Sum("quantity_hundredths")))
    balances = {one.line_id: one for one in LineBalance.objects.filter(line__in=lines)}
    return [_standing_line(line, more.get(line.pk, 0), balances.get(line.pk)) for line in lines]


def _standing_line(line: OrderLine, more: int, balance: LineBalance | None) -> StandingLine:
    return StandingLine(
        number=line.number,
        quantity_hundredths=line.quantity_hundredths + more,
        unit_price_cents=line.unit_price_cents or 0,
        days_per_unit_hundredths=line.days_per_unit_hundredths,
        used_hundredths=balance.done_hundredths + balance.pending_hundredths if balance else 0,
        admitted_cents=balance.admitted_cents if balance else 0,
    )


def next_number(order: Order) -> str:
    """The number of the next amendment of an order: « M1 », then one more than there are, unless it is taken."""
    known = set(OrderAmendment.objects.filter(line__order=order).values_list("number", flat=True))
    known |= set(OrderPeriodChange.objects.filter(order=order).values_list("number", flat=True))
    rank = len(known) + 1
    while f"M{rank}" in known:
        rank += 1
    return f"M{rank}"
