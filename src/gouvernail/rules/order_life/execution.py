"""A notified order at work: begun, suspended, resumed, delivered. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from gouvernail.rules.lifecycle import ORDER_TRANSITIONS, OrderState
from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.written_words import why_not_write

_CLAUSE = "2-order-by-need"


class Passage(StrEnum):
    """What happens to an order at work."""

    START = "start"
    SUSPEND = "suspend"
    RESUME = "resume"
    DELIVER = "deliver"


#: From which state each leads to which; a passage that is not here belongs to somebody else's decision.
_FROM = {Passage.START: OrderState.NOTIFIED, Passage.RESUME: OrderState.SUSPENDED}
LEADS_TO = {
    Passage.START: OrderState.RUNNING,
    Passage.SUSPEND: OrderState.SUSPENDED,
    Passage.RESUME: OrderState.RUNNING,
    Passage.DELIVER: OrderState.DELIVERED,
}
#: Decisions of the administration: signed under a delegation, notified, and from the day of their signature.
SIGNED = frozenset({Passage.SUSPEND, Passage.RESUME})


def why_not_pass(state: OrderState, passage: Passage) -> list[Refusal]:
    """Why an order cannot go through a passage from its state. CCTP 2 (2-order-by-need)."""
    later = LEADS_TO[passage]
    if later in ORDER_TRANSITIONS[state] and _FROM.get(passage, state) == state:
        return []
    return [Refusal("order_passage_impossible", _CLAUSE, {"state": state, "later": later})]


def why_not_pass_on(passage: Passage, since_on: date, last_on: date, on: date, reason: str) -> list[Refusal]:
    """Why a passage cannot be dated or worded so; ``last_on`` is the day of the one before.

    A signed one asks for a reason; another may have one. CCTP 2 (2-order-by-need).
    """
    refusals = []
    if since_on > on:
        refusals.append(Refusal("passage_in_future", _CLAUSE))
    elif since_on < last_on:
        refusals.append(Refusal("passage_too_early", _CLAUSE, {"since_on": last_on}))
    if passage in SIGNED or reason:
        refusals += why_not_write(reason, "passage_reason", _CLAUSE)
    return refusals
