"""What the rule of attribution reads about a need: who may be given it, and what the records show of each.

For the steering office alone: amounts and ranks are those of every contractor. Domain invariant 3.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import Max, QuerySet

from gouvernail.records.models import ContractorRank, Need, Order, OrderAmendment, OrderLine
from gouvernail.rules.attribution.passing_over import Shown
from gouvernail.rules.attribution.placing import Standing
from gouvernail.rules.lifecycle import NOTIFIED_STATES, OrderState
from gouvernail.rules.money import amount_cents
from gouvernail.rules.needs import is_silent


def standings_of(need: Need) -> Sequence[Standing]:
    """The contractors of the lot of a need, or of its framework, with what was ordered from each there."""
    ranks = ContractorRank.objects.filter(framework=need.framework_id, lot=need.lot_id)
    orders = Order.objects.filter(framework=need.framework_id, lot=need.lot_id, notified_on__isnull=False)
    grouped = orders.order_by().values_list("contractor_id").annotate(last_on=Max("notified_on"))
    last: dict[int, date | None] = dict(grouped)
    amounts = _amounts(orders)
    return [
        Standing(
            rank.contractor.siret,
            rank.contractor.name,
            rank.rank,
            rank.quota_percent,
            last.get(rank.contractor_id),
            amounts.get(rank.contractor_id, 0),
            rank.ended_on,
            rank.end_reason,
        )
        for rank in ranks.select_related("contractor").order_by("rank")
    ]


def shown_of(need: Need, on: date) -> Shown:
    """What the records show that may be a reason to pass over somebody, as SIRETs."""
    own = (
        Order.objects.filter(attribution__need=need)
        .select_related("contractor")
        .prefetch_related("answers", "state_changes")
    )
    notified = [state.value for state in NOTIFIED_STATES]
    on_product = Order.objects.filter(framework=need.framework_id, lines__product=need.product_id, state__in=notified)
    return Shown(
        declined=frozenset(one.contractor.siret for one in own if one.state == OrderState.DECLINED),
        silent=frozenset(one.contractor.siret for one in own if _is_silent(one, on)),
        at_work=_sirets(on_product),
        ended_early=_sirets(on_product.filter(state=OrderState.ENDED_EARLY)),
    )


def _is_silent(order: Order, on: date) -> bool:
    """Whether nothing was answered while the order stood: one taken back before its delay held nobody to answer."""
    cancelled = (one.since_on for one in order.state_changes.all() if one.state == OrderState.CANCELLED)
    stood_until = min(cancelled, default=on)
    is_answered = any(one.kind != "observation" for one in order.answers.all())
    return is_silent(order.answer_due_on, min(on, stood_until), is_answered=is_answered)


def _sirets(orders: QuerySet[Order]) -> frozenset[str]:
    return frozenset(orders.order_by().values_list("contractor__siret", flat=True).distinct())


def _amounts(orders: QuerySet[Order]) -> dict[int, int]:
    """What the notified orders of each contractor amount to, amendments included, in cents excluding VAT."""
    changes: dict[int, int] = defaultdict(int)
    amended = OrderAmendment.objects.filter(line__order__in=orders).order_by()
    for line_id, quantity in amended.values_list("line_id", "quantity_hundredths"):
        changes[line_id] += quantity
    found: dict[int, int] = defaultdict(int)
    lines = OrderLine.objects.filter(order__in=orders).order_by()
    for line_id, contractor_id, quantity, price in lines.values_list(
        "id", "order__contractor_id", "quantity_hundredths", "unit_price_cents"
    ):
        found[contractor_id] += amount_cents(quantity + changes[line_id], price or 0)
    return found
