"""Give a contractor no new order from a day on: merged, suspended, excluded."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max

from gouvernail.actions.frameworks.rank_of import rank_of
from gouvernail.actions.frameworks.told import locked, tell
from gouvernail.records import journal
from gouvernail.records.models import ContractorRank, Framework, Order
from gouvernail.rules.ranks import why_not_end_rank
from gouvernail.rules.verdicts import Refused


@transaction.atomic
def end_rank(framework: Framework, rank_id: int, ended_on: date, reason: str, actor: str) -> None:
    """Keep the day and the reason; orders already notified go on. Raises ``Refused``. Domain invariant 3."""
    journal.next_sequence()
    present = locked(framework)
    rank = rank_of(present, rank_id)
    last = _last_order_on(rank)
    if refusals := why_not_end_rank(ended_on, reason, already_on=rank.ended_on, last_order_on=last):
        raise Refused(*refusals)
    ContractorRank.objects.filter(pk=rank.pk).update(ended_on=ended_on, end_reason=reason.strip())
    details = {"contractor": rank.contractor.siret, "ended_on": ended_on.isoformat(), "reason": reason.strip()}
    tell(present, actor, "framework.rank_ended", details, ("rank_lives",))


def _last_order_on(rank: ContractorRank) -> date | None:
    notified = Order.objects.filter(framework=rank.framework_id, contractor=rank.contractor_id, lot=rank.lot_id)
    last: date | None = notified.aggregate(last=Max("notified_on"))["last"]
    return last
