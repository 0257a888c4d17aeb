"""The profiles at work as their contractor reads them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from gouvernail import wording
from gouvernail.pages.contractor.team_rows import name_of
from gouvernail.records.models import Assignment, Replacement
from gouvernail.records.queries.turnover.onboardings import onboarding_of
from gouvernail.rules.turnover import Onboarding


class AssignmentRow(NamedTuple):
    """A profile, who it is, and what follows."""

    found: Assignment
    who: str
    state: str
    state_words: str
    follow_up: str
    onboarding: Onboarding | None

    @property
    def is_over(self) -> bool:
        """Whether its end is said."""
        return bool(self.found.end_cause)


def row_of(one: Assignment, today: date) -> AssignmentRow:
    """A profile in words."""
    state = one.end_cause or "active"
    words = wording.ASSIGNMENT_STATES[state]
    if not one.end_cause and one.starts_on > today:
        words = f"commence le {wording.date_text(one.starts_on)}"
    onboarding = onboarding_of(one.takes_up) if hasattr(one, "takes_up") else None
    return AssignmentRow(one, who_of(one), state, words, _follow_up(one, onboarding), onboarding)


def who_of(one: Assignment) -> str:
    """The name that the contractor presented, or under which it knows who declares the days."""
    if one.presentation is not None and hasattr(one.presentation, "person") and one.presentation.person.name:
        return one.presentation.person.name
    return name_of(one.worker) if one.worker is not None else ""


def _follow_up(one: Assignment, onboarding: Onboarding | None) -> str:
    """What is going on: asked and awaiting somebody, taken up, or learning from somebody."""
    if hasattr(one, "replacement"):
        return _asked(one.replacement)
    if onboarding is None:
        return ""
    leaver = f"prend la suite du profil {one.takes_up.leaver.number}"
    if onboarding.until_on is None:
        return f"{leaver}, en accueil"
    return f"{leaver}, accueil fini le {wording.date_text(onboarding.until_on)}"


def _asked(asked: Replacement) -> str:
    if asked.newcomer is not None:
        return f"suite prise par le profil {asked.newcomer.number}"
    who = wording.REPLACEMENT_ASKERS[asked.asked_by]
    if asked.presentation is not None:
        return f"à remplacer (demandé par {who}) : profil {asked.presentation.number} présenté"
    return f"à remplacer (demandé par {who}) : présentez un profil"
