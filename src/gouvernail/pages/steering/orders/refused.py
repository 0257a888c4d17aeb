"""Refusals as a page tells them: a sentence and the clause that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouvernail import wording
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.rules.access import Right
from gouvernail.rules.verdicts import Refusal


def told(refusals: Iterable[Refusal]) -> list[tuple[str, str]]:
    """(sentence, clause) of each refusal, in order."""
    return [(wording.refusal_sentence(refusal), refusal.clause) for refusal in refusals]


def for_reader(reader: Reader, refusals: Iterable[Refusal]) -> Sequence[Refusal]:
    """The refusals as this reader may read them.

    What a framework has committed sums the orders of every product, and its ranks are of every contractor: whoever
    does not see frameworks reads that the order is stopped, without figures nor names. CCTP 4.2 (4.2-device).
    """
    if reader.may(Right.SEE_FRAMEWORKS):
        return list(refusals)
    return [_untold(one) for one in refusals]


def _untold(refusal: Refusal) -> Refusal:
    match refusal.code:
        case "order_above_ceiling":
            return Refusal("order_above_ceiling_untold", refusal.clause)
        case "choice_without_reason":
            return Refusal("choice_without_reason_untold", refusal.clause)
        case _:
            return refusal
