"""The activities that a member can tick under the grid, and the blank ones to add."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gouvernail.pages.member.facts import OwnMonth
from gouvernail.pages.member.form import NEW_ACTIVITIES, TypedActivity, TypedMonth
from gouvernail.records.models import Activity, OrderLine
from gouvernail.records.queries.own_month import activities_on, entered_activities
from gouvernail.rules.lifecycle import ActivityState


class Ticked(NamedTuple):
    """An activity, and what is said of it this month."""

    activity: Activity
    is_worked: bool
    is_finished: bool


class LineActivities(NamedTuple):
    """The activities of one line."""

    line: OrderLine
    activities: Sequence[Ticked]


def activities_shown(own: OwnMonth, lines: Sequence[OrderLine], typed: TypedMonth | None) -> list[LineActivities]:
    """What can be ticked, line by line; lines without an activity are left out."""
    worked, finished = _said(own, typed)
    found = [
        (one.line_id, Ticked(one, one.pk in worked, one.pk in finished))
        for one in activities_on((line.pk for line in lines), own.month)
    ]
    by_line = [LineActivities(line, [one for line_id, one in found if line_id == line.pk]) for line in lines]
    return [one for one in by_line if one.activities]


def _said(own: OwnMonth, typed: TypedMonth | None) -> tuple[frozenset[int], frozenset[int]]:
    if typed is not None:
        return typed.ticked | typed.finished, typed.finished
    known = [one for one in entered_activities(own.month) if one.activity_id is not None]
    finished = frozenset(one.activity_id for one in known if one.state == ActivityState.DONE and one.activity_id)
    return frozenset(one.activity_id for one in known if one.activity_id), finished


def new_activities(own: OwnMonth, typed: TypedMonth | None) -> list[TypedActivity]:
    """Those that were added, and blank ones up to what a form holds."""
    if typed is not None:
        return list(typed.new_activities)
    named = [
        TypedActivity(one.title, str(one.line_id), one.state == ActivityState.DONE)
        for one in entered_activities(own.month)
        if one.title
    ]
    return [*named, *[TypedActivity()] * max(0, NEW_ACTIVITIES - len(named))]
