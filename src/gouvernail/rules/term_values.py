"""What the value of a term may be, and when it may be given."""

from __future__ import annotations

from gouvernail.rules.rates import rate_hundredths
from gouvernail.rules.terms import PRESET, clause_of
from gouvernail.rules.verdicts import Refusal

#: The longest value, in letters.
MOST_LETTERS = 300
#: What notified orders rely on: their prices and the validity of the framework were fixed with it.
FIXED = frozenset({"price_day", "renewal_months"})
_KEYS = frozenset(term.key for term in PRESET)
_NUMBERS = ("_days", "_months", "_repeated")
_MOST = 3650


def is_number(key: str) -> bool:
    """Whether the term is a whole number."""
    return key.endswith(_NUMBERS)


def is_percents(key: str) -> bool:
    """Whether the term lists whole percents."""
    return key.endswith("_percents")


def is_rate(key: str) -> bool:
    """Whether the term is a rate in percent, with two decimals at most."""
    return key.endswith("_rate")


def why_not_give(key: str, value: str, *, present: str, seen: str) -> list[Refusal]:
    """Why a term cannot take a value: unknown, changed since it was read, fixed, empty, or not of its form.

    A term is never emptied again: what depends on it would be refused without a word. Product principle 6.
    """
    clause = clause_of(key)
    if key not in _KEYS:
        return [Refusal("term_unknown", clause)]
    if present != seen:
        return [Refusal("term_changed", clause, {"term": key})]
    if key in FIXED and present:
        return [Refusal("term_fixed", clause, {"term": key})]
    return _why_not_that_value(key, value.strip(), clause)


def _why_not_that_value(key: str, value: str, clause: str) -> list[Refusal]:
    if not value:
        return [Refusal("term_value_missing", clause, {"term": key})]
    if len(value) > MOST_LETTERS:
        return [Refusal("term_value_too_long", clause, {"term": key, "most": MOST_LETTERS})]
    if is_number(key) and not _is_whole(value):
        return [Refusal("term_value_not_whole", clause, {"term": key, "most": _MOST})]
    if is_rate(key) and rate_hundredths(value) is None:
        return [Refusal("term_value_not_rate", clause, {"term": key})]
    if is_percents(key) and not all(_is_whole(part.strip()) for part in value.split(",")):
        return [Refusal("term_value_not_percents", clause, {"term": key})]
    return []


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(_MOST)) and 0 < int(text) <= _MOST
