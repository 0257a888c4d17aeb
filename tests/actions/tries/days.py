"""Days, months and activities."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from gouvernail.actions.accept_days import SeenDays, accept_days
from gouvernail.actions.answer_return import answer_return
from gouvernail.actions.approve_month import approve_months
from gouvernail.actions.map_columns import forget_columns
from gouvernail.actions.move_activity import Move, move_activity
from gouvernail.actions.return_days import return_days
from gouvernail.actions.return_month import return_month
from gouvernail.actions.team_months import SeenMonth
from gouvernail.actions.update_lines import NewActivity, update_lines
from gouvernail.records.models import Activity, DaysReturn, Worker, WorkerMonth
from gouvernail.records.queries.scopes import EVERYTHING
from gouvernail.records.queries.waiting_days import seen_in, waiting_declared
from gouvernail.rules.lifecycle import ActivityState
from tests import makers
from tests.actions.tries.attempt import OF_A, ON, SEE_IT, Reader, Tried, line
from tests.pages.confidential import SecretWorld

_JUNE = date(2026, 6, 1)


def lay_days(secret: SecretWorld) -> None:
    """Returned and declared days, an activity, a month of a member."""
    DaysReturn.objects.create(
        line=line(),
        month_on=date(2026, 5, 1),
        hundredths=400,
        reason="Trop de jours.",
        recorded_in=1,
        returned_at=datetime(2026, 6, 3, tzinfo=UTC),
    )
    makers.make_activity(line(), "Essai", (date(2026, 6, 2), "to_do"))
    makers.make_day(line(), date(2026, 6, 3), state="declared")
    worker = Worker.objects.create(contractor=secret.world.contractor_a, identifier="p-1")
    WorkerMonth.objects.create(worker=worker, month_on=_JUNE, state="confirmed", version=1)


def _move(_: SecretWorld, by: Reader) -> object:
    activity = Activity.objects.get(line=line())
    return move_activity(Move(activity.pk, ActivityState.TO_DO, ActivityState.DOING), by.scope, "test", ON)


def _seen() -> SeenDays:
    """What whoever may read the line has before the eyes: a stale page would be refused without any wall."""
    return SeenDays(seen_in(waiting_declared(EVERYTHING, line().pk, _JUNE)), line().pk, _JUNE)


def _accept(_: SecretWorld, by: Reader) -> object:
    return accept_days(_seen(), by.scope, "test", ON)


def _return(_: SecretWorld, by: Reader) -> object:
    return return_days(_seen(), "Trop.", by.scope, "test")


def _answer(_: SecretWorld, by: Reader) -> object:
    answer_return(DaysReturn.objects.get(line=line()).pk, "C’est juste.", by.scope, "test")
    return None


def _month(secret: SecretWorld) -> SeenMonth:
    month = WorkerMonth.objects.get(worker__contractor=secret.world.contractor_a)
    return SeenMonth(month.pk, month.version)


def _approve(secret: SecretWorld, by: Reader) -> object:
    return approve_months([_month(secret)], by.scope, "test", ON)


def _return_month(secret: SecretWorld, by: Reader) -> object:
    return_month(_month(secret), "À revoir.", by.scope, "test")
    return None


def _update(_: SecretWorld, by: Reader) -> object:
    return update_lines([NewActivity(line().pk, "Nouvelle", "to_do")], by.scope, "test", ON)


def _map_columns(secret: SecretWorld, by: Reader) -> object:
    return forget_columns(secret.world.contractor_a.pk, "jours", by.scope, "test")


TRIES: Mapping[str, Tried] = {
    "accept_days": (_accept, SEE_IT),
    "answer_return": (_answer, OF_A),
    "approve_month": (_approve, OF_A),
    "map_columns": (_map_columns, OF_A),
    "move_activity": (_move, SEE_IT),
    "return_days": (_return, SEE_IT),
    "return_month": (_return_month, OF_A),
    "update_lines": (_update, OF_A),
}
