"""When the days of a line and month can be accepted, or sent back to the contractor with a reason."""

from __future__ import annotations

from datetime import date

from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.written_words import why_not_write


def why_not_accept(*, is_as_seen: bool, returned_on: date | None) -> list[Refusal]:
    """Why days cannot be accepted: sent back and without answer, or no longer what the person who decides has seen.

    ``returned_on`` is the day of the return that is still open. CCTP 4.2 (4.2-statement), 4.1
    (4.1-contractor-authority).
    """
    if returned_on is not None:
        return [Refusal("days_returned", "4.1-contractor-authority", {"returned_on": returned_on})]
    return [] if is_as_seen else [Refusal("waiting_days_changed", "4.2-statement")]


def why_not_accept_on_order(
    notified_on: date | None, waiting_hundredths: int, returned_on: date | None
) -> list[Refusal]:
    """Why no day of an order can be accepted now: it is not notified, or nothing declared waits for the State.

    ``returned_on`` is the last day on which days of the order were sent back and are not answered. CCTP 4.2
    (4.2-statement), 4.1 (4.1-contractor-authority).
    """
    if notified_on is None:
        return [Refusal("accept_before_notification", "domain-2")]
    if waiting_hundredths > 0:
        return []
    if returned_on is not None:
        return why_not_accept(is_as_seen=True, returned_on=returned_on)
    return [Refusal("no_days_waiting", "4.2-statement")]


def why_not_return(*, is_as_seen: bool, returned_on: date | None, is_declared: bool = True) -> list[Refusal]:
    """Why days cannot be sent back: it is done already, nothing waits, or they are no longer what was seen.

    Of a line and month one return at most is open. CCTP 4.2 (4.2-statement), 4.1 (4.1-contractor-authority).
    """
    if returned_on is not None:
        return [Refusal("days_returned_already", "4.2-statement", {"returned_on": returned_on})]
    if not is_declared:
        return [Refusal("no_day_waits", "4.2-statement")]
    return [] if is_as_seen else [Refusal("waiting_days_changed", "4.2-statement")]


def why_not_that_reason(reason: str) -> list[Refusal]:
    """Why a reason does not do: the contractor would not know what to look at, or it is too long.

    CCTP 4.1 (4.1-contractor-authority).
    """
    return why_not_write(reason, "return_reason", "4.1-contractor-authority")
