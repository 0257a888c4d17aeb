"""People presented for an order: the clock of recusal, what may be done on which day, what is kept and for how long.

Domain invariant 9; CCTP 4.2 (4.2-recusal).
"""

from gouvernail.rules.presentations.countdown import Countdown, countdown_of, decision_may_count_by_receipt
from gouvernail.rules.presentations.facts import OPEN_STATES, STANDING_STATES, PresentationFacts, presentation_state
from gouvernail.rules.presentations.proposing import ProposedProfile, why_not_present
from gouvernail.rules.presentations.recusal_clock import RunningClock, recusal_clock, why_not_count
from gouvernail.rules.presentations.references import (
    MOST_REFERENCES,
    ReferenceFacts,
    purge_due_on,
    why_not_erase,
    why_not_keep,
)
from gouvernail.rules.presentations.steps import (
    why_not_accept,
    why_not_ask_more,
    why_not_complete,
    why_not_recuse,
    why_not_withdraw,
)

__all__ = [
    "MOST_REFERENCES",
    "OPEN_STATES",
    "STANDING_STATES",
    "Countdown",
    "PresentationFacts",
    "ProposedProfile",
    "ReferenceFacts",
    "RunningClock",
    "countdown_of",
    "decision_may_count_by_receipt",
    "presentation_state",
    "purge_due_on",
    "recusal_clock",
    "why_not_accept",
    "why_not_ask_more",
    "why_not_complete",
    "why_not_count",
    "why_not_erase",
    "why_not_keep",
    "why_not_present",
    "why_not_recuse",
    "why_not_withdraw",
]
