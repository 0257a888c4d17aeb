"""When a profile may be presented for an order, and what is said of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.skills import LEVELS, Skill
from gouvernail.rules.verdicts import Refusal

_CLAUSE = "4.2-recusal"
#: The longest profile or name, in characters.
MOST_LETTERS = 200
#: A team is presented « au démarrage et tout au long de l’exécution »: of an order that is notified and not over.
_PRESENTED_IN = frozenset({OrderState.NOTIFIED, OrderState.RUNNING, OrderState.SUSPENDED})
_SKILLS = frozenset(skill.value for skill in Skill)


@dataclass(frozen=True, slots=True)
class ProposedProfile:
    """A profile as its contractor tells it: what it is, who it is, and the level of each skill."""

    profile: str
    name: str
    skills: Mapping[str, int]


def why_not_present(state: str, one: ProposedProfile, *, open_names: Collection[str] = ()) -> list[Refusal]:
    """Why a profile cannot be presented: the order is not at work, something is not said, or it waits already.

    ``open_names`` are the people of this order on whom nobody has decided yet: a form sent twice presents once.
    CCTP 4.2 (4.2-recusal), 3 (3-skills).
    """
    if state not in _PRESENTED_IN:
        return [Refusal("present_order_not_at_work", _CLAUSE, {"state": state})]
    if one.name in open_names:
        return [Refusal("presented_already", _CLAUSE)]
    return [*_why_not_said(one.profile, "profile"), *_why_not_said(one.name, "person"), *_why_not_levels(one.skills)]


def _why_not_said(text: str, noun: str) -> list[Refusal]:
    if not text.strip():
        return [Refusal(f"presented_{noun}_missing", _CLAUSE)]
    if len(text) > MOST_LETTERS:
        return [Refusal(f"presented_{noun}_too_long", _CLAUSE, {"most": MOST_LETTERS})]
    return []


def _why_not_levels(skills: Mapping[str, int]) -> list[Refusal]:
    known = all(skill in _SKILLS and level in LEVELS for skill, level in skills.items())
    return [] if known else [Refusal("presented_skill_unknown", "3-skills")]
