"""The three shapes in which a rule answers: a refusal, a duty, and their values.

Sentences never live here: ``wording`` holds one French sentence per code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

Values = Mapping[str, object]
_NOTHING: Values = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is not possible now.

    ``code`` names the sentence, ``clause`` the duty it comes from (``"4.2-statement"``
    or an invariant such as ``"domain-5"``), ``values`` fill the sentence.
    """

    code: str
    clause: str
    values: Values = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class Duty:
    """What is owed, by whom and by when, or since when, and the clause that says so."""

    code: str
    clause: str
    by: str
    due_on: date | None = None
    since_on: date | None = None
    values: Values = field(default_factory=lambda: _NOTHING)


class Refused(Exception):
    """Raised by an action when rules refuse; carries every refusal, in order."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(", ".join(refusal.code for refusal in refusals))
        self.refusals = refusals
