"""Passing over a better-placed contractor: one lawful and true reason for each. Domain invariant 3.

Which reasons are lawful is a term of the framework; what a reason says must be so in the records, or be explained.
CCTP 4.2 (4.2-next-contractor).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from gouvernail.rules.attribution.placing import Place
from gouvernail.rules.terms import Terms, why_not_rely_on
from gouvernail.rules.verdicts import Refusal

_CLAUSE = "4.2-next-contractor"
_TERM = "passing_over_reasons"


class Reason(StrEnum):
    """Why a better-placed contractor is passed over."""

    DECLINED = "declined"
    SILENT = "silent"
    NO_CAPACITY = "no_capacity"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    CONTINUITY = "continuity"
    ENDED_EARLY = "ended_early"


#: What no record of ours can show: it is explained in words.
EXPLAINED = frozenset({Reason.NO_CAPACITY, Reason.CONFLICT_OF_INTEREST})


@dataclass(frozen=True, slots=True)
class Shown:
    """What the records show about a need, as SIRETs.

    ``declined`` and ``silent`` answered no, or nothing in time, to an order of this need; ``at_work`` have a notified
    order on its product; ``ended_early`` had one there that was ended early.
    """

    declined: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    at_work: frozenset[str] = frozenset()
    ended_early: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Passing:
    """The reason given for one contractor, and the words that explain it."""

    reason: str
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is chosen, and the reason for each better-placed contractor, by SIRET."""

    siret: str
    passed_over: Mapping[str, Passing] = field(default_factory=dict)


def open_reasons(passed: str, chosen: str, shown: Shown, terms: Terms) -> list[Reason]:
    """The reasons that this framework allows and that hold for one contractor when another is chosen.

    CCTP 4.2 (4.2-next-contractor); domain invariant 3.
    """
    lawful = terms.words(_TERM)
    return [reason for reason in Reason if reason in lawful and _holds(reason, passed, chosen, shown)]


def why_not_attribute(choice: Choice, places: Sequence[Place], shown: Shown, terms: Terms) -> list[Refusal]:
    """Why a need cannot be given to a contractor: not placed, or one passed over without a lawful and true reason.

    Domain invariant 3; CCTP 4.2 (4.2-next-contractor).
    """
    sirets = [place.standing.siret for place in places]
    if choice.siret not in sirets:
        return [Refusal("not_placed", _CLAUSE)]
    better = places[: sirets.index(choice.siret)]
    if better and (refusals := why_not_rely_on(terms, _TERM)):
        return refusals
    return [refusal for place in better for refusal in _why_not_pass(place, choice, shown, terms.words(_TERM))]


def _why_not_pass(place: Place, choice: Choice, shown: Shown, lawful: Sequence[str]) -> list[Refusal]:
    values = {"contractor": place.standing.name, "siret": place.standing.siret}
    given = choice.passed_over.get(place.standing.siret)
    if given is None or not given.reason:
        return [Refusal("passing_over_without_reason", _CLAUSE, values)]
    told = {**values, "reason": given.reason}
    if given.reason not in lawful or given.reason not in set(Reason):
        return [Refusal("passing_over_not_allowed", _CLAUSE, told)]
    reason = Reason(given.reason)
    if not _holds(reason, place.standing.siret, choice.siret, shown):
        return [Refusal(f"not_{reason.value}", _CLAUSE, values)]
    if reason in EXPLAINED and not given.explanation.strip():
        return [Refusal("passing_over_unexplained", _CLAUSE, told)]
    return []


def _holds(reason: Reason, passed: str, chosen: str, shown: Shown) -> bool:
    match reason:
        case Reason.DECLINED:
            return passed in shown.declined
        case Reason.SILENT:
            return passed in shown.silent
        case Reason.CONTINUITY:
            return chosen in shown.at_work
        case Reason.ENDED_EARLY:
            return passed in shown.ended_early
        case _:
            return True
