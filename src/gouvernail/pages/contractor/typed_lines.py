"""What was typed on the screen of all lines, understood field by field.

The name of a field says what was read beside it: ``raf-<line>-<estimate>``, ``le-<line>``,
``etat-<line>-<activity>-<passage>-<state>``, ``titre-<line>``, ``debut-<line>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.http import QueryDict

from gouvernail.actions.update_lines import ActivityChange, Change, EstimateChange, NewActivity
from gouvernail.pages.steering.fields import FrenchDateField, FrenchDecimalField, LineField, hundredths
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.workbook_format.sheets import MOST_DAYS

#: The longest title that an activity may have.
MOST_TITLE = 500
_NUMBER = r"(\d{1,18})"
_ESTIMATE = re.compile(f"raf-{_NUMBER}-{_NUMBER}", re.ASCII)
_STATE = re.compile(f"etat-{_NUMBER}-{_NUMBER}-{_NUMBER}-(\\w{{1,10}})", re.ASCII)
_TITLE = re.compile(f"titre-{_NUMBER}", re.ASCII)
_STATES = frozenset(state.value for state in ActivityState)

_DAYS = FrenchDecimalField(
    min_value=0,
    max_value=MOST_DAYS // 100,
    error_messages={"min_value": "Un reste à faire n’est jamais négatif."},
)
_DAY = FrenchDateField(error_messages={"required": "Donnez le jour de l’estimation."})
_WORDS = LineField(max_length=MOST_TITLE)


@dataclass(slots=True)
class TypedLines:
    """The changes asked for, and the sentence of each field that was not understood, by the field's short name."""

    changes: list[Change] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)


def typed_lines(posted: QueryDict) -> TypedLines:
    """Read a whole screen; what was left as it stood asks for nothing."""
    typed = TypedLines()
    for name in posted:
        if found := _ESTIMATE.fullmatch(name):
            _read_estimate(typed, posted, name, (int(found[1]), int(found[2])))
        elif found := _STATE.fullmatch(name):
            typed.changes += _moved(posted.get(name, ""), found)
        elif found := _TITLE.fullmatch(name):
            _read_title(typed, posted, int(found[1]))
    return typed


def place_of(change: Change) -> str:
    """The short name of the field of a change."""
    if isinstance(change, EstimateChange):
        return f"raf-{change.line_id}"
    if isinstance(change, ActivityChange):
        return f"etat-{change.activity_id}"
    return f"titre-{change.line_id}"


def _read_estimate(typed: TypedLines, posted: QueryDict, name: str, told: tuple[int, int]) -> None:
    line_id, seen = told
    figure_text = posted.get(name, "")
    if not figure_text.strip():
        return
    try:
        figure = _DAYS.clean(figure_text)
    except ValidationError as wrong:
        typed.errors[f"raf-{line_id}"] = " ".join(wrong.messages)
        return
    try:
        day = _DAY.clean(posted.get(f"le-{line_id}", ""))
    except ValidationError as wrong:
        typed.errors[f"le-{line_id}"] = " ".join(wrong.messages)
        return
    typed.changes.append(EstimateChange(line_id, day, hundredths(figure), seen))


def _moved(wanted: str, found: re.Match[str]) -> Iterator[Change]:
    """The state asked for, when it is one and not the one that was shown."""
    if wanted in _STATES and wanted != found[4]:
        yield ActivityChange(int(found[1]), int(found[2]), wanted, int(found[3]))


def _read_title(typed: TypedLines, posted: QueryDict, line_id: int) -> None:
    words = posted.get(f"titre-{line_id}", "")
    if not words.strip():
        return
    try:
        title = _WORDS.clean(words)
    except ValidationError as wrong:
        typed.errors[f"titre-{line_id}"] = " ".join(wrong.messages)
        return
    state = posted.get(f"debut-{line_id}", "")
    typed.changes.append(NewActivity(line_id, title, state if state in _STATES else ActivityState.TO_DO.value))
