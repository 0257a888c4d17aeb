"""What is said once to whoever is late."""

from __future__ import annotations

from django_tasks import task

from gouvernail import clock
from gouvernail.actions.remind_months import remind_months
from gouvernail.actions.write_digests import write_digests


@task()
def remind_late_months() -> int:
    """Remind members of the month that they have not declared; doing it again writes to nobody."""
    return remind_months(clock.today())


@task()
def write_weekly_digests() -> int:
    """Write the digest of the week; doing it again, or after having been killed, writes to nobody twice."""
    return write_digests(clock.today())
