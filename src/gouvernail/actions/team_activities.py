"""The activities that members tick or add in their months, as rows of the contractor's workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count

from gouvernail.records.models import Activity, EnteredActivity, WorkerMonth
from gouvernail.records.queries.known_activities import passages_of
from gouvernail.records.queries.team_months import entered_activities
from gouvernail.rules.calendar_months import last_day_of
from gouvernail.rules.folding import grouping_key
from gouvernail.rules.workbook_format.rows import ActivityRow

_LONGEST_KEY = 100


def activity_rows(months: Sequence[WorkerMonth], on: date) -> list[ActivityRow]:
    """What these months say of activities, dated of the end of their month; what says nothing new is left out.

    A new title that is known on its line, whatever its case and accents, is that activity; two people who name the
    same one name it once, and the last month speaks last. CCTP 4.2 (4.2-statement).
    """
    entered = entered_activities(months)
    known = list(Activity.objects.filter(line_id__in={one.line_id for one in entered}).order_by("pk"))
    passages = passages_of(one.pk for one in known)
    rows: dict[tuple[int, str], ActivityRow] = {}
    for one in entered:
        until = min(last_day_of(one.month.month_on), on)
        activity = activity_meant(one, known)
        if _state_on(passages.get(activity.pk or 0, ()), until) != one.state:
            place = (one.line.order.number, one.line.number)
            rows[one.line_id, activity.key] = ActivityRow(
                0, *place, activity.key, activity.title, activity.category, one.state, until
            )
    return list(rows.values())


def activity_meant(entered: EnteredActivity, known: Iterable[Activity]) -> Activity:
    """The activity that an entry means: the one it points to, the one of its line with that title, or a new one."""
    if entered.activity is not None:
        return entered.activity
    of_line = [one for one in known if one.line_id == entered.line_id]
    wanted = grouping_key(entered.title)
    found = next((one for one in of_line if grouping_key(one.title) == wanted), None)
    return found or Activity(line=entered.line, key=fresh_key(entered.title, of_line), title=entered.title)


def fresh_key(title: str, of_line: Iterable[Activity]) -> str:
    """A key for a new title, made of its words, that no other activity of its line has."""
    taken = {one.key for one in of_line}
    words = grouping_key(title).replace(" ", "-")[:_LONGEST_KEY] or "activite"
    keys = (words if number == 1 else f"{words}-{number}" for number in count(1))
    return next(key for key in keys if key not in taken)


def _state_on(passages: Sequence[tuple[date, str]], on: date) -> str | None:
    """The state in which an activity is on a day; none when it had not begun."""
    return next((state for since_on, state in reversed(passages) if since_on <= on), None)


def link_new_activities(months: Sequence[WorkerMonth]) -> None:
    """Have the titles entered point to the activities that they became, unless their month already speaks of them."""
    named = [one for one in entered_activities(months) if one.activity is None]
    known = list(Activity.objects.filter(line_id__in={one.line_id for one in named}).order_by("pk"))
    for one in named:
        meant = activity_meant(one, known)
        said = EnteredActivity.objects.filter(month=one.month)
        if said.filter(activity=meant).exists():
            said.filter(pk=one.pk).delete()
        else:
            said.filter(pk=one.pk).update(activity=meant, title="")
