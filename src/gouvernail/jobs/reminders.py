"""What is said once to whoever is late."""

from __future__ import annotations

from django_tasks import task

from gouvernail import clock
from gouvernail.actions.remind_months import remind_months


@task()
def remind_late_months() -> int:
    """Remind members of the month that they have not declared; doing it again writes to nobody."""
    return remind_months(clock.today())
