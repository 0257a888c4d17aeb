"""What a contractor says of a notified order: observations, and nothing that stops it. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from gouvernail.rules.lifecycle import NOTIFIED_STATES, OrderState
from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.written_words import why_not_write

_CLAUSE = "2-order-by-need"


def why_not_observe_now(state: OrderState) -> list[Refusal]:
    """Why no observation can be made: the order is not notified, so it is accepted or declined instead."""
    return [] if state in NOTIFIED_STATES else [Refusal("observation_before_notification", _CLAUSE)]


def why_not_observe(state: OrderState, words: str, *, seen: int, present: int) -> list[Refusal]:
    """Why observations cannot be kept: too early, empty, too long, or others were made since the page was read.

    ``seen`` and ``present`` count those that were read and those that stand, so that none is kept twice. CCTP 2
    (2-order-by-need).
    """
    if refusals := why_not_observe_now(state):
        return refusals
    if seen != present:
        return [Refusal("observations_meanwhile", _CLAUSE)]
    return why_not_write(words, "observation", _CLAUSE)
