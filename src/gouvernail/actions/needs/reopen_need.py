"""Give back the need of an order that will not be: inside the action that declines or cancels it."""

from __future__ import annotations

from gouvernail.records.models import Attribution, Need, Order
from gouvernail.rules.lifecycle import NeedState


def reopen_need_of(order: Order) -> None:
    """Open again the need that the order answered, if it answered one; the decision itself stays as it was.

    CCTP 2 (2-order-by-need).
    """
    attribution = Attribution.objects.filter(order=order).first()
    if attribution is None:
        return
    need = Need.objects.select_for_update().get(pk=attribution.need_id)
    need.state, need.version = NeedState.OPEN.value, need.version + 1
    need.save(update_fields=["state", "version"])
