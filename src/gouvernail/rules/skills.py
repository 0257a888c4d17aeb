"""The skills that each kind of work unit asks for, and what a profile or a team lacks of them.

CCTP 3 (3-skills).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Skill(StrEnum):
    """A skill that the contract names. CCTP 3 (3-skills)."""

    SOFTWARE_ENGINEERING = "software_engineering"
    AGILE_TEAM = "agile_team"
    GIT = "git"
    AUTOMATED_TESTS = "automated_tests"
    TDD = "tdd"
    LINUX_ADMINISTRATION = "linux_administration"
    NETWORK_PROTOCOLS = "network_protocols"
    APPLICATION_PROTOCOLS = "application_protocols"
    LANGUAGES = "languages"
    USER_RESEARCH = "user_research"
    PRODUCT_CONTRIBUTION = "product_contribution"
    SKILLS_TRANSFER = "skills_transfer"
    GROWTH_STRATEGIES = "growth_strategies"
    USER_SUPPORT = "user_support"
    IMPROVEMENT_FROM_FEEDBACK = "improvement_from_feedback"


_S = Skill
#: What each kind of unit of the CCTP asks for, in the order of the contract; the other kinds ask for nothing.
SKILLS_OF_KIND: Mapping[str, tuple[Skill, ...]] = {
    "devops": (
        *(_S.SOFTWARE_ENGINEERING, _S.AGILE_TEAM, _S.GIT, _S.AUTOMATED_TESTS, _S.TDD),
        *(_S.LINUX_ADMINISTRATION, _S.NETWORK_PROTOCOLS, _S.APPLICATION_PROTOCOLS, _S.LANGUAGES),
    ),
    "design": (_S.USER_RESEARCH, _S.PRODUCT_CONTRIBUTION, _S.SKILLS_TRANSFER),
    "deployment": (_S.GROWTH_STRATEGIES, _S.USER_SUPPORT, _S.IMPROVEMENT_FROM_FEEDBACK),
}

#: Levels that a profile tells: none, notions, practice, mastery.
LEVELS = (0, 1, 2, 3)
_PRACTICE, _NOTIONS = 2, 1
#: The contract asks for « une sensibilité » to agile teams, and for a practice of everything else.
_NEEDED: Mapping[Skill, int] = {Skill.AGILE_TEAM: _NOTIONS}


def skills_asked(kinds: Iterable[str]) -> tuple[Skill, ...]:
    """The skills that units of these kinds ask for, each once, in the order of the contract. CCTP 3 (3-skills)."""
    return tuple(dict.fromkeys(skill for kind in kinds for skill in SKILLS_OF_KIND.get(kind, ())))


def level_needed(skill: Skill) -> int:
    """From which level a skill that a unit asks for is held. CCTP 3 (3-skills)."""
    return _NEEDED.get(skill, _PRACTICE)


def gaps_of(skills: Mapping[str, int], kinds: Iterable[str]) -> tuple[Skill, ...]:
    """The skills asked that a profile does not hold; one of which it says nothing is lacking. CCTP 3 (3-skills)."""
    return tuple(skill for skill in skills_asked(kinds) if skills.get(skill, 0) < level_needed(skill))


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill across a team: the level of each profile (``None``: not told), in their order, and the best of them."""

    skill: Skill
    needed: int
    levels: tuple[int | None, ...]

    @property
    def best(self) -> int:
        """The highest level in the team; nought when nobody tells one."""
        return max((level for level in self.levels if level is not None), default=0)

    @property
    def is_gap(self) -> bool:
        """Whether nobody in the team holds it."""
        return self.best < self.needed


def skill_matrix(profiles: Sequence[Mapping[str, int]], kinds: Iterable[str]) -> Sequence[SkillRow]:
    """The skills asked, one row each, against the profiles of a team: they are joined, not asked of everybody.

    CCTP 3 (3-skills).
    """
    return [
        SkillRow(skill, level_needed(skill), tuple(profile.get(skill) for profile in profiles))
        for skill in skills_asked(kinds)
    ]
