"""Refusals as a page tells them: a sentence and the clause that it comes from."""

from __future__ import annotations

from collections.abc import Iterable

from gouvernail import wording
from gouvernail.rules.verdicts import Refusal


def told(refusals: Iterable[Refusal]) -> list[tuple[str, str]]:
    """(sentence, clause) of each refusal, in order."""
    return [(wording.refusal_sentence(refusal), refusal.clause) for refusal in refusals]
