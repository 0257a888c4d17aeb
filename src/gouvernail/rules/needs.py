"""A statement of need and what it goes through. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gouvernail.rules.lifecycle import NeedState, OrderState
from gouvernail.rules.skills import Skill
from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.working_days import nth_working_day_after

_CLAUSE = "2-order-by-need"
#: The longest title, and the most deliverables of a need.
MOST_LETTERS = 300
MOST_DELIVERABLES = 50


class Complexity(StrEnum):
    """How complex a project is: the number of units follows it. CCTP 2.1.2 (2.1-duration)."""

    SIMPLE = "simple"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class NeededUnit:
    """A work unit, by its code, and its quantity in hundredths; for costs, the euros."""

    work_unit: str
    quantity_hundredths: int


@dataclass(frozen=True, slots=True)
class WrittenNeed:
    """A need as typed. ``stage`` is a key of the registry's stages, empty when it is not said."""

    title: str
    units: Sequence[NeededUnit]
    complexity: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    deliverables: Sequence[str] = ()
    skills: Sequence[str] = ()


def why_not_write(need: WrittenNeed) -> list[Refusal]:
    """Why a need cannot be kept: what it says does not hold together. CCTP 2 (2-order-by-need)."""
    refusals = []
    if not need.title.strip():
        refusals.append(Refusal("need_without_title", _CLAUSE))
    if len(need.title) > MOST_LETTERS or any(len(one) > MOST_LETTERS for one in need.deliverables):
        refusals.append(Refusal("need_words_too_long", _CLAUSE, {"most": MOST_LETTERS}))
    if len(need.deliverables) > MOST_DELIVERABLES:
        refusals.append(Refusal("need_deliverables_too_many", _CLAUSE, {"most": MOST_DELIVERABLES}))
    if not need.units:
        refusals.append(Refusal("need_without_unit", _CLAUSE))
    if any(unit.quantity_hundredths <= 0 for unit in need.units):
        refusals.append(Refusal("need_quantity_not_positive", _CLAUSE))
    if need.starts_on and need.ends_on and need.ends_on < need.starts_on:
        refusals.append(Refusal("need_ends_before_start", _CLAUSE))
    if need.complexity and need.complexity not in set(Complexity):
        refusals.append(Refusal("need_complexity_unknown", _CLAUSE))
    if not set(need.skills) <= set(Skill):
        refusals.append(Refusal("need_skill_unknown", "3-skills"))
    return refusals


def why_not_change_need(state: NeedState) -> list[Refusal]:
    """Why a need cannot be changed, withdrawn or attributed: it is not open any more. CCTP 2 (2-order-by-need)."""
    return [] if state is NeedState.OPEN else [Refusal("need_not_open", _CLAUSE, {"state": state})]


def why_not_that_version(seen: int, present: int) -> list[Refusal]:
    """Why what was read cannot be decided on: the need changed meanwhile. CCTP 2 (2-order-by-need)."""
    return [] if seen == present else [Refusal("need_changed_meanwhile", _CLAUSE)]


def why_not_propose(state: OrderState) -> list[Refusal]:
    """Why an order cannot be proposed to its contractor: only a draft is. CCTP 2 (2-order-by-need)."""
    return [] if state is OrderState.DRAFT else [Refusal("order_not_draft", _CLAUSE, {"state": state})]


def why_not_cancel(state: OrderState) -> list[Refusal]:
    """Why an order cannot be cancelled: it was notified, declined or cancelled. CCTP 2 (2-order-by-need)."""
    if state in {OrderState.DRAFT, OrderState.PROPOSED}:
        return []
    return [Refusal("order_not_to_cancel", _CLAUSE, {"state": state})]


def why_not_answer(state: OrderState, words: str, *, declines: bool, is_answered: bool) -> list[Refusal]:
    """Why a contractor cannot accept or decline an order: not proposed, answered already, or declined without a word.

    After notification it can only make observations. An answer after the delay still counts while the order is
    proposed: the delay opens the right to turn to another, it does not silence. CCTP 2 (2-order-by-need).
    """
    if is_answered:
        return [Refusal("order_answered_already", _CLAUSE)]
    if state is not OrderState.PROPOSED:
        return [Refusal("order_not_proposed", _CLAUSE, {"state": state})]
    if declines and not words.strip():
        return [Refusal("declined_without_reason", _CLAUSE)]
    return []


def answer_due_on(proposed_on: date, silence_working_days: int | None, region: str = "") -> date | None:
    """The last day to answer a proposal, frozen when it is made; none while the term is to be filled in.

    Working days counted from the day after. CCTP 4.2 (4.2-next-contractor); product principle 6.
    """
    if silence_working_days is None:
        return None
    return nth_working_day_after(proposed_on, silence_working_days, region)


def is_silent(due_on: date | None, on: date, *, is_answered: bool) -> bool:
    """Whether a contractor is held silent on a day: the delay is past and nothing was answered.

    CCTP 4.2 (4.2-next-contractor).
    """
    return due_on is not None and due_on < on and not is_answered
