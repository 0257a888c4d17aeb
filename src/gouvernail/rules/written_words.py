"""What somebody writes to somebody else: a reason, an answer, a note."""

from __future__ import annotations

from gouvernail.rules.verdicts import Refusal

#: The longest reason, answer or note, in characters.
MOST_CHARACTERS = 1000


def why_not_write(text: str, noun: str, clause: str) -> list[Refusal]:
    """Why a text does not do: it says nothing, or too much for anybody to read.

    ``noun`` begins both codes: « return_reason » is ``return_reason_missing`` or ``return_reason_too_long``.
    """
    if not text.strip():
        return [Refusal(f"{noun}_missing", clause)]
    if len(text) > MOST_CHARACTERS:
        return [Refusal(f"{noun}_too_long", clause, {"length": len(text), "most": MOST_CHARACTERS})]
    return []
