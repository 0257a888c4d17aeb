"""What a contractor may answer to days sent back."""

from __future__ import annotations

from gouvernail.rules.verdicts import Refusal

#: How long an answer, or a note to a team member, may be.
MOST_CHARACTERS = 1000


def why_not_answer(answer: str, *, is_open: bool) -> list[Refusal]:
    """Why days sent back cannot be answered so: answered or corrected already, no word, too many.

    CCTP 4.2 (4.2-statement).
    """
    if not is_open:
        return [Refusal("return_answered", "4.2-statement")]
    if not answer.strip():
        return [Refusal("answer_missing", "4.2-statement")]
    if len(answer) > MOST_CHARACTERS:
        return [Refusal("answer_too_long", "4.2-statement", {"most": MOST_CHARACTERS, "length": len(answer)})]
    return []
