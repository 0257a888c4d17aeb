"""A presentation in words: its state, its countdown, its skills against those asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gouvernail import wording
from gouvernail.records.models import Presentation, RecusalClock
from gouvernail.records.queries.presentations.seen_by import kinds_of
from gouvernail.records.queries.presentations.standing import facts_of, standing_clock
from gouvernail.rules.lifecycle import PresentationState
from gouvernail.rules.presentations import PresentationFacts, countdown_of, presentation_state
from gouvernail.rules.skills import SkillRow, gaps_of, skill_matrix
from gouvernail.wording.teams import SKILL_LEVELS, SKILLS


@dataclass(frozen=True, slots=True)
class PresentedRow:
    """One presentation on a day."""

    one: Presentation
    facts: PresentationFacts
    clock: RecusalClock
    state: PresentationState
    countdown: str
    gap_count: int

    @property
    def state_words(self) -> str:
        """Its state, as people read it."""
        return wording.PRESENTATION_STATES[self.state]

    @property
    def is_waiting(self) -> bool:
        """Whether its delay runs."""
        return self.state == PresentationState.COMPLETE


@dataclass(frozen=True, slots=True)
class SkillWords:
    """A row of the matrix in words."""

    name: str
    needed: str
    levels: Sequence[str]
    is_gap: bool


def row_of(one: Presentation, on: date) -> PresentedRow:
    """A presentation as a page shows it on a day."""
    facts, clock = facts_of(one), standing_clock(one)
    state = presentation_state(facts, on)
    left = countdown_of(clock.deadline_on, on, str(clock.basis.get("calendar", ""))).left
    words = "" if state != PresentationState.COMPLETE else _left(left)
    return PresentedRow(one, facts, clock, state, words, len(gaps_of(one.skills, kinds_of(one))))


def _left(left: int) -> str:
    if not left:
        return "dernier jour aujourd’hui"
    return f"encore {wording.counted(left, 'jour ouvré', 'jours ouvrés')}"


def matrix_of(profiles: Sequence[Presentation], kinds: Sequence[str]) -> Sequence[SkillWords]:
    """The skills asked against those of some profiles. CCTP 3 (3-skills)."""
    return [_words(row) for row in skill_matrix([one.skills for one in profiles], kinds)]


def _words(row: SkillRow) -> SkillWords:
    levels = ["non dit" if level is None else SKILL_LEVELS[level] for level in row.levels]
    return SkillWords(SKILLS[row.skill], SKILL_LEVELS[row.needed], levels, row.is_gap)
