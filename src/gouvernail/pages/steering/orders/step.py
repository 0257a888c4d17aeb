"""A button of the page of an order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gouvernail import wording
from gouvernail.rules.verdicts import Refusal


class Step(NamedTuple):
    """A button: where it leads, or the sentence and the clause of what stands in the way."""

    label: str
    address: str
    refusal: str = ""
    clause: str = ""


def step(label: str, address: str, refusals: Sequence[Refusal]) -> Step:
    """The button, greyed by the first refusal."""
    if not refusals:
        return Step(label, address)
    return Step(label, address, wording.refusal_sentence(refusals[0]), refusals[0].clause)
