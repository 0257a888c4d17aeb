"""Days sent back are answered by their correction: it closes what asked for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from gouvernail import clock
from gouvernail.records.models import DaysReturn


def close_returns(months: Collection[tuple[int, date]], sequence: int) -> None:
    """Close the open returns of these lines and months, given by (line id, first day).

    The answer stays empty: the entry of the journal that declared the correction is the answer. CCTP 4.2
    (4.2-statement).
    """
    waiting = DaysReturn.objects.filter(answered_at__isnull=True)
    closed = [
        pk
        for pk, line_id, month_on in waiting.values_list("pk", "line_id", "month_on")
        if (line_id, month_on) in months
    ]
    if closed:
        waiting.filter(pk__in=closed).update(answered_at=clock.now(), answered_in=sequence)
