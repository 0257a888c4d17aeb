"""Close the returns whose days are corrected: what is declared afterwards is the contractor's answer."""

from __future__ import annotations

from collections.abc import Iterable

from gouvernail import clock
from gouvernail.records.digests import digest
from gouvernail.records.models import DaysReturn


def close_corrected_returns(written: Iterable[tuple[int, str]], sequence: int) -> dict[str, object]:
    """Close, without a word, the open returns of the (line id, ``AAAA-MM``) on which days are written.

    Answers the digest of the answers for the journal entry ``sequence``. Must run inside the transaction of the
    action that writes the days. CCTP 4.2 (4.2-statement), 4.1 (4.1-contractor-authority).
    """
    is_open = DaysReturn.objects.select_for_update().filter(answered_at=None).order_by("id")
    waiting = {(one.line_id, f"{one.month_on:%Y-%m}"): one for one in is_open}
    touched = waiting.keys() & set(written) if waiting else set()
    closed = [one for key, one in waiting.items() if key in touched]
    DaysReturn.objects.filter(pk__in=[one.pk for one in closed]).update(answered_at=clock.now(), answered_in=sequence)
    return digest((one.line_id, one.month_on, "") for one in closed)
