"""Confidentiality: of a product as a whole, and the rules of a mission, agreed by both sides and reviewed.

CCTP 4.1 (4.1-confidentiality).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gouvernail.rules.calendar_months import months_after
from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.written_words import why_not_write

_CLAUSE = "4.1-confidentiality"
#: The longest rules, in characters: some pages.
MOST_LETTERS = 10_000


def why_not_change(reason: str, *, is_confidential: bool, wanted: bool) -> list[Refusal]:
    """Why a product cannot become, or cease to be, confidential: nothing would change, or no reason is told.

    CCTP 4.1 (4.1-confidentiality): a project asks for it, and the steering office decides.
    """
    if is_confidential == wanted:
        return [Refusal("product_confidential" if wanted else "product_not_confidential", _CLAUSE)]
    return why_not_write(reason, "confidentiality_reason", _CLAUSE)


class Side(StrEnum):
    """Who writes and agrees: both do, together."""

    STATE = "state"
    CONTRACTOR = "contractor"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the rules of a mission; each side agreed on a day, or has not yet."""

    number: int
    state_agreed_on: date | None = None
    contractor_agreed_on: date | None = None
    review_on: date | None = None

    @property
    def agreed_on(self) -> date | None:
        """The day on which the second side agreed; ``None`` while one has not."""
        if self.state_agreed_on is None or self.contractor_agreed_on is None:
            return None
        return max(self.state_agreed_on, self.contractor_agreed_on)

    def is_agreed_by(self, side: Side) -> bool:
        """Whether a side has agreed."""
        return (self.state_agreed_on if side is Side.STATE else self.contractor_agreed_on) is not None


def in_force(versions: Iterable[Version], on: date) -> Version | None:
    """The latest version that both sides had agreed by a day; an earlier one stands until then.

    CCTP 4.1 (4.1-confidentiality): set together.
    """
    agreed = [one for one in versions if one.agreed_on is not None and one.agreed_on <= on]
    return max(agreed, key=lambda one: one.number, default=None)


def latest(versions: Iterable[Version]) -> Version | None:
    """The last version written, agreed or not."""
    return max(versions, key=lambda one: one.number, default=None)


def review_due_on(version: Version, review_months: int | None) -> date | None:
    """When rules in force are to be reviewed: the day told in them, or months after both sides agreed.

    ``None`` while they are not in force, or while the framework's term is to be filled in. CCTP 4.1
    (4.1-confidentiality): reviewed all along.
    """
    if version.agreed_on is None:
        return None
    if version.review_on is not None:
        return version.review_on
    return None if review_months is None else months_after(version.agreed_on, review_months)


def why_not_propose(words: str, last: Version | None, seen: int, on: date, review_on: date | None) -> list[Refusal]:
    """Why a version cannot be written: another was meanwhile, it says nothing, too much, or is reviewed in the past.

    ``seen`` is the number of the last version that was on the screen, 0 for none. CCTP 4.1 (4.1-confidentiality).
    """
    if (last.number if last else 0) != seen:
        return [Refusal("confidentiality_changed", _CLAUSE)]
    if not words.strip():
        return [Refusal("confidentiality_words_missing", _CLAUSE)]
    if len(words) > MOST_LETTERS:
        told = {"length": len(words), "most": MOST_LETTERS}
        return [Refusal("confidentiality_words_too_long", _CLAUSE, told)]
    if review_on is not None and review_on <= on:
        return [Refusal("confidentiality_review_past", _CLAUSE)]
    return []


def why_not_agree(last: Version | None, seen: int, side: Side) -> list[Refusal]:
    """Why a side cannot agree: the version that it read is not the last, or it has agreed already.

    What is agreed is what was read. CCTP 4.1 (4.1-confidentiality).
    """
    if last is None or last.number != seen:
        return [Refusal("confidentiality_changed", _CLAUSE)]
    return [Refusal("confidentiality_agreed", _CLAUSE)] if last.is_agreed_by(side) else []


def why_not_acknowledge(standing: Version | None, seen: int, *, is_known: bool) -> list[Refusal]:
    """Why a member cannot say that it has read them: they are not those in force, or it has said so.

    CCTP 4.1 (4.1-confidentiality).
    """
    if standing is None or standing.number != seen:
        return [Refusal("confidentiality_changed", _CLAUSE)]
    return [Refusal("confidentiality_acknowledged", _CLAUSE)] if is_known else []
