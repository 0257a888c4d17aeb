"""The team of an order as its page shows it: profiles by number. CCTP 4.1 (4.1-contractor-authority)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gouvernail import wording
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.records.models import Assignment, Order
from gouvernail.records.queries.turnover.assignments import team_of


class TeamRow(NamedTuple):
    """A profile, its last day when it is past or said, and where it stands on a day."""

    found: Assignment
    state_words: str


def order_team(order: Order, reader: Reader, as_of: date) -> Sequence[TeamRow]:
    """Who was, or is, at work on an order on a day, by profile."""
    seen = [one for one in team_of(order, reader.scope) if one.starts_on <= as_of]
    return [TeamRow(one, _words(one, as_of)) for one in seen]


def _words(one: Assignment, as_of: date) -> str:
    has_ended = one.ends_on is not None and one.ends_on < as_of
    words = wording.ASSIGNMENT_STATES[one.end_cause if has_ended else "active"]
    if hasattr(one, "takes_up"):
        return f"{words}, prend la suite du profil {one.takes_up.leaver.number}"
    return f"{words}, à remplacer" if hasattr(one, "replacement") and not has_ended else words
