"""A handed-over workbook is read whatever is killed, and not for ever when it is what kills."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django_tasks import TaskContext, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gouvernail.actions.confirm_market_import import confirm_market_import
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.actions.receive_market_import import HandedOver, receive_market_import
from gouvernail.actions.resume_tasks import resume_tasks
from gouvernail.jobs.market_import import MOST_ATTEMPTS, preview_handed_over, run_confirmed
from gouvernail.records.models import Account, JournalEntry, MarketImport
from gouvernail.rules.access import Role

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]

PROJECTS = b"id;nom;administration\nguichet;Guichet;\n"


class Killed(BaseException):
    """What a process that dies between two writes never says."""


@pytest.fixture
def by() -> Account:
    wanted = WantedAccount("pilotage@exemple.fr", "", "une-longue-phrase-secrete")
    return open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test")


def received(by: Account) -> MarketImport:
    """A workbook as the page takes it in."""
    return receive_market_import(
        HandedOver("projets.csv", [PROJECTS]),
        by,
        contractor=None,
        is_historical=False,
        actor="test",
        ask=preview_handed_over.enqueue,
    )


def taken_up(times: int) -> DBTaskResult[Any, Any]:
    """The task that waits, as a worker takes it up after it died of it ``times - 1`` times."""
    task = DBTaskResult.objects.ready().get()
    for _ in range(times):
        DBTaskResult.objects.get(pk=task.pk).claim("essai")
        resume_tasks("essai")
    return DBTaskResult.objects.get(pk=task.pk)


def done(task: DBTaskResult[Any, Any]) -> None:
    """Do a task as the worker does."""
    result: Any = task.task_result
    task.task.call(TaskContext(task_result=result), *result.args, **result.kwargs)
    DBTaskResult.objects.filter(pk=task.pk).update(status=TaskResultStatus.SUCCESSFUL)


def verbs() -> list[str]:
    return list(JournalEntry.objects.order_by("sequence").values_list("verb", flat=True))


@pytest.mark.parametrize("times", range(1, MOST_ATTEMPTS + 1))
def test_a_killed_reading_is_taken_up_again(by: Account, times: int) -> None:
    workbook = received(by)
    done(taken_up(times))
    workbook.refresh_from_db()
    assert workbook.state == "previewed"


def test_a_workbook_that_kills_its_reader_is_refused_in_words(by: Account) -> None:
    workbook = received(by)
    done(taken_up(MOST_ATTEMPTS + 1))
    workbook.refresh_from_db()
    assert workbook.state == "refused"
    assert "arrêtée net deux fois" in workbook.report["stopped"]
    assert verbs()[-1] == "market_import.refused"


def test_an_import_that_kills_is_refused_too(by: Account) -> None:
    workbook = received(by)
    done(taken_up(1))
    confirm_market_import(workbook.pk, actor="test", ask=run_confirmed.enqueue)
    done(taken_up(MOST_ATTEMPTS + 1))
    workbook.refresh_from_db()
    assert workbook.state == "refused"


def test_what_is_received_or_confirmed_is_asked_for_in_the_same_transaction(by: Account) -> None:
    """Killed between the two, an import would say « lecture en cours » for ever."""

    def killed(*_: object) -> None:
        raise Killed

    with pytest.raises(Killed):
        receive_market_import(
            HandedOver("projets.csv", [PROJECTS]), by, contractor=None, is_historical=False, actor="test", ask=killed
        )
    assert not MarketImport.objects.exists()
    assert list(Path(settings.MEDIA_ROOT).rglob("*.*")) == []
    workbook = received(by)
    done(taken_up(1))
    with pytest.raises(Killed):
        confirm_market_import(workbook.pk, actor="test", ask=killed)
    workbook.refresh_from_db()
    assert workbook.state == "previewed"
    assert "market_import.confirmed" not in verbs()
