"""What a contractor may answer to days sent back."""

from __future__ import annotations

from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.written_words import why_not_write


def why_not_answer(answer: str, *, is_open: bool) -> list[Refusal]:
    """Why days sent back cannot be answered so: answered or corrected already, no word, too many.

    CCTP 4.2 (4.2-statement).
    """
    if not is_open:
        return [Refusal("return_answered", "4.2-statement")]
    return why_not_write(answer, "answer", "4.2-statement")
