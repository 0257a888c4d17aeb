"""Print the notices and have them stamped after the transaction that issued them: no failure undoes a decision."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django_tasks import task

from gouvernail import clock
from gouvernail.actions.ask_head_stamp import ask_head_stamp
from gouvernail.actions.end_timestamp import keep_stamp, put_off_stamp
from gouvernail.actions.print_notice import print_notice
from gouvernail.actions.take_due_timestamp import take_due_timestamp
from gouvernail.exports.notice_document import CannotPrint, can_print
from gouvernail.notices.timestamps.ask import ask_for_stamp
from gouvernail.notices.timestamps.authority import NotStamped
from gouvernail.records.models import Timestamp
from gouvernail.records.queries.notices.stamps import is_stamp_due, is_unprinted, text_of, unprinted
from gouvernail.records.queries.task_runs import is_asked_for


@task()
def stamp_due() -> int:
    """Have what is due stamped; answers how many were.

    An authority that does not answer is asked again later: the others would wait for it in vain, one after the other.
    """
    stamped = 0
    while settings.TIMESTAMP_AUTHORITY.is_set and (stamp := take_due_timestamp(clock.now())) is not None:
        try:
            _stamp(stamp)
        except NotStamped as failed:
            put_off_stamp(stamp, failed.code, failed.reason, clock.now())
            if failed.code in {"unreachable", "no_certificates"}:
                break
        else:
            stamped += 1
    return stamped


@task()
def stamp_head() -> bool:
    """Ask for the time-stamp of the journal's head; doing it again the same day changes nothing."""
    return settings.TIMESTAMP_AUTHORITY.is_set and ask_head_stamp(clock.now())


@task()
def print_due() -> int:
    """Print the notices that have no document yet; answers how many were."""
    printed = 0
    for notice in unprinted(clock.now()):
        try:
            print_notice(notice)
        except CannotPrint:
            break
        printed += 1
    return printed


def ask_for_proofs(now: datetime) -> None:
    """Write the tasks when something is due and no such task waits."""
    if settings.TIMESTAMP_AUTHORITY.is_set and is_stamp_due(now) and not is_asked_for(stamp_due.module_path):
        stamp_due.enqueue()
    if is_unprinted(now) and can_print() and not is_asked_for(print_due.module_path):
        print_due.enqueue()


def _stamp(stamp: Timestamp) -> None:
    authority = settings.TIMESTAMP_AUTHORITY
    given = ask_for_stamp(text_of(stamp), stamp.digest, authority)
    keep_stamp(stamp, given.answer, given.stamped_at, authority.url, clock.now())
