"""How much of the delay is left, and what stops it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gouvernail.rules.terms import Terms
from gouvernail.rules.working_days import working_days_between


@dataclass(frozen=True, slots=True)
class Countdown:
    """What is left of the delay on a day, in working days; nought on the last day itself."""

    deadline_on: date
    left: int
    is_over: bool


def countdown_of(deadline_on: date, on: date, calendar: str = "") -> Countdown:
    """The working days left after ``on``, the last day included. CCTP 4.2 (4.2-recusal)."""
    return Countdown(deadline_on, working_days_between(on, deadline_on, calendar), on > deadline_on)


def decision_may_count_by_receipt(terms: Terms) -> bool:
    """Whether a recusal may have to be received, and not only sent, inside the delay.

    A term that is to be filled in takes no right away: the recusal is recorded, and who decides is told to have it
    received in time. CCTP 4.2 (4.2-recusal).
    """
    return terms.text("recusal_stops_at") not in {"sending", "envoi", "l’envoi"}
