"""Small housekeeping that needs nobody."""

from __future__ import annotations

from django.core.management import call_command
from django_tasks import task

from gouvernail import clock
from gouvernail.actions.forget_old_doors import forget_old_doors
from gouvernail.actions.forget_workbooks import forget_workbooks
from gouvernail.actions.ledger.roll_pace import roll_pace


@task()
def clear_old_sessions() -> None:
    """Forget the sessions that have ended, and what the doors need no more."""
    call_command("clearsessions")
    forget_old_doors(clock.now())


@task()
def roll_paces() -> None:
    """Move the pace of every line to the working days that end today."""
    roll_pace(clock.today())


@task()
def forget_old_workbooks() -> None:
    """Take away the files of workbooks whose term is over."""
    forget_workbooks()
