"""Change a draft before it is proposed: its period, the quantities of its lines, the deliverables that it expects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.models import Deliverable, Order
from gouvernail.records.queries.order_life.content import content_of, version_of, whole_lines
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.needs import MOST_DELIVERABLES, MOST_LETTERS, why_not_propose
from gouvernail.rules.order_life.issuing import why_not_as_seen
from gouvernail.rules.verdicts import Refusal, Refused

_CLAUSE = "2-order-by-need"


@dataclass(frozen=True, slots=True)
class Redrafted:
    """A draft as it is to be; ``quantities`` in hundredths by line number, ``deliverables`` of the first line."""

    seen: str
    starts_on: date | None
    ends_on: date | None
    quantities: Mapping[int, int] = field(default_factory=dict)
    deliverables: Sequence[str] = ()


def rewrite_draft(order: Order, wanted: Redrafted, actor: str, on: date) -> None:
    """Change the draft from what was read of it; raises ``Refused``. CCTP 2 (2-order-by-need)."""
    with transaction.atomic():
        sequence = journal.next_sequence()
        locked = (
            Order.objects.select_for_update(of=("self",))
            .select_related("framework", "contractor", "lot")
            .get(pk=order.pk)
        )
        lines = whole_lines(locked)
        refusals = why_not_propose(OrderState(locked.state))
        refusals += why_not_as_seen(wanted.seen, version_of(content_of(locked, lines, on), locked.state))
        refusals = refusals or _why_not(wanted)
        if refusals:
            raise Refused(*refusals)
        locked.starts_on, locked.ends_on = wanted.starts_on, wanted.ends_on
        locked.save(update_fields=["starts_on", "ends_on"])
        for line in lines:
            line.quantity_hundredths = wanted.quantities.get(line.number, line.quantity_hundredths)
            line.save(update_fields=["quantity_hundredths"])
        Deliverable.objects.filter(line__in=lines).delete()
        titles = [title.strip() for title in wanted.deliverables if title.strip()]
        Deliverable.objects.bulk_create(
            Deliverable(line=lines[0], number=number, title=title, recorded_in=sequence)
            for number, title in enumerate(titles, start=1)
        )
        details = {"quantities": {str(line.number): line.quantity_hundredths for line in lines}}
        journal.append(journal.Line(actor, "order.redrafted", locked.number, details))


def _why_not(wanted: Redrafted) -> list[Refusal]:
    refusals = []
    if wanted.starts_on and wanted.ends_on and wanted.ends_on < wanted.starts_on:
        refusals.append(Refusal("need_ends_before_start", _CLAUSE))
    if any(quantity <= 0 for quantity in wanted.quantities.values()):
        refusals.append(Refusal("need_quantity_not_positive", _CLAUSE))
    if len(wanted.deliverables) > MOST_DELIVERABLES:
        refusals.append(Refusal("need_deliverables_too_many", _CLAUSE, {"most": MOST_DELIVERABLES}))
    if any(len(one) > MOST_LETTERS for one in wanted.deliverables):
        refusals.append(Refusal("need_words_too_long", _CLAUSE, {"most": MOST_LETTERS}))
    return refusals
