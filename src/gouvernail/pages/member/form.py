"""What a member typed in the grid, read forgivingly: whatever cannot be read is said at its cell, and kept as typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from django.http import QueryDict

from gouvernail.actions.written_month import ActivityEntry, MonthEntry
from gouvernail.pages.typed_ids import id_in
from gouvernail.pages.typed_text import line_of
from gouvernail.records.models import Activity
from gouvernail.rules.calendar_months import month_of
from gouvernail.rules.days import BILLABLE, ONBOARDING
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.months import Cell, MonthRefusal
from gouvernail.rules.verdicts import Refusal

_FIGURE = re.compile(r"[-+]?\d{0,6}(?:\.\d{0,4})?", re.ASCII)
_SPOKEN = {"½": "0.5", "¼": "0.25", "¾": "0.75", "1/2": "0.5", "1/4": "0.25", "3/4": "0.75"}
_LONGEST = 20
_LONGEST_TITLE = 500
#: How many activities can be added at once.
NEW_ACTIVITIES = 2

#: Line id, day, nature.
Place = tuple[int, date, str]
_NATURES = {"j": BILLABLE, "a": ONBOARDING}


@dataclass(frozen=True, slots=True)
class TypedActivity:
    """A new activity as typed, not yet judged."""

    title: str = ""
    line: str = ""
    is_done: bool = False

    @property
    def line_id(self) -> int | None:
        """The line that was chosen, if any."""
        return id_in(self.line)


@dataclass(frozen=True, slots=True)
class TypedMonth:
    """A form as it came in; ``texts`` are the cells as typed, ``unread`` those that are no figure."""

    month_on: date
    version: int
    action: str
    line_ids: Sequence[int]
    more_days: Sequence[date]
    texts: Mapping[Place, str]
    cells: Sequence[Cell]
    unread: Sequence[MonthRefusal]
    ticked: frozenset[int] = frozenset()
    finished: frozenset[int] = frozenset()
    new_activities: Sequence[TypedActivity] = field(default=())
    off: str = ""
    more_line: int | None = None
    more_day: date | None = None

    def entry(self, known: Iterable[Activity]) -> MonthEntry:
        """The month as the actions take it; activities of which nothing is said are left out."""
        said = [
            ActivityEntry(one.line_id, self._state(one.pk), one.pk)
            for one in known
            if one.pk in self.ticked | self.finished
        ]
        return MonthEntry(self.month_on, self.version, self.cells, [*said, *self._new_entries()])

    def _state(self, activity_id: int) -> ActivityState:
        return ActivityState.DONE if activity_id in self.finished else ActivityState.DOING

    def _new_entries(self) -> list[ActivityEntry]:
        return [
            ActivityEntry(one.line_id, ActivityState.DONE if one.is_done else ActivityState.DOING, title=one.title)
            for one in self.new_activities
            if one.title and one.line_id
        ]

    def why_not_read(self) -> list[MonthRefusal]:
        """What is typed and cannot be understood, with its place."""
        halves = [
            MonthRefusal(Refusal("activity_without_line", "4.2-statement", {"title": one.title}))
            for one in self.new_activities
            if one.title and not one.line_id
        ]
        return [*self.unread, *halves]


def typed_month(month_on: date, typed: QueryDict) -> TypedMonth:
    """Read a form; what is not of this month, or no form of ours writes, is passed over."""
    texts: dict[Place, str] = {}
    for name in typed:
        place = _place_in(name, month_on)
        if place is not None:
            texts[place] = line_of(typed.get(name, ""))[:_LONGEST]
    cells, unread = _cells_of(texts)
    return TypedMonth(
        month_on=month_on,
        version=id_in(typed.get("version", "")) or 0,
        action=typed.get("faire", ""),
        line_ids=_ids_in(typed.getlist("ligne")),
        more_days=[on for text in typed.getlist("jour") if (on := _day_in(text, month_on))],
        texts=texts,
        cells=cells,
        unread=unread,
        ticked=frozenset(_ids_in(typed.getlist("activite"))),
        finished=frozenset(_ids_in(typed.getlist("terminee"))),
        new_activities=[_new_activity(typed, number) for number in range(NEW_ACTIVITIES)],
        off=typed.get("absences", "")[:200],
        more_line=id_in(typed.get("autre-ligne", "")),
        more_day=_day_in(typed.get("autre-jour", ""), month_on),
    )


def with_texts(typed: TypedMonth, texts: Mapping[Place, str]) -> TypedMonth:
    """The same form with other cells, and the field of days off empty again."""
    cells, unread = _cells_of(texts)
    return replace(typed, texts=texts, cells=cells, unread=unread, off="")


def _new_activity(typed: QueryDict, number: int) -> TypedActivity:
    title = line_of(typed.get(f"titre-{number}", ""))[:_LONGEST_TITLE]
    return TypedActivity(title, typed.get(f"sur-{number}", "")[:_LONGEST], f"faite-{number}" in typed)


def _cells_of(texts: Mapping[Place, str]) -> tuple[list[Cell], list[MonthRefusal]]:
    cells, unread = [], []
    for (line_id, on, nature), text in sorted(texts.items()):
        hundredths = figure_in(text)
        if hundredths is None:
            refusal = Refusal("month_figure_unread", "4.1-minimal-reporting", {"typed": text})
            unread.append(MonthRefusal(refusal, line_id, on, nature))
        elif hundredths:
            cells.append(Cell(line_id, on, hundredths, nature))
    return cells, unread


def figure_in(text: str) -> int | None:
    """Hundredths of a day from « 1 », « 0,5 », « ½ », « .25 » or nothing; ``None`` when it is no figure."""
    bare = "".join(text.split()).removesuffix("j")
    bare = _SPOKEN.get(bare, bare).replace(",", ".")
    if not bare:
        return 0
    if not _FIGURE.fullmatch(bare) or not any(map(str.isdecimal, bare)):
        return None
    hundredths = Decimal(bare).scaleb(2)
    return int(hundredths) if hundredths == hundredths.to_integral_value() else None


def days_off_in(text: str, month_on: date) -> list[date]:
    """The dates that « 12 13 », « 12, 13 » or « 12-14 » name in a month; what is none is passed over."""
    found: set[date] = set()
    for first, last in re.findall(r"([0-9]{1,2})(?:\s*[-–]\s*([0-9]{1,2}))?", text):
        for number in range(int(first), int(last or first) + 1):
            day = _date_of(month_on, number)
            if day is not None:
                found.add(day)
    return sorted(found)


def _place_in(name: str, month_on: date) -> Place | None:
    """The line, date and nature of a cell, from its field: ``j-12-2026-06-03``, ``a-…`` for onboarding."""
    prefix, _, rest = name.partition("-")
    line, _, day = rest.partition("-")
    line_id, on = id_in(line), _day_in(day, month_on)
    nature = _NATURES.get(prefix)
    return (line_id, on, nature) if nature and line_id and on else None


def _day_in(text: str, month_on: date) -> date | None:
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return None
    return on if month_of(on) == month_on else None


def _date_of(month_on: date, number: int) -> date | None:
    try:
        return month_on.replace(day=number)
    except ValueError:
        return None


def _ids_in(texts: Iterable[str]) -> list[int]:
    return [found for text in texts if (found := id_in(text))]
