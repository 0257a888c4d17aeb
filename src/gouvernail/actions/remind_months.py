"""Remind, once, the members who have not declared the month that is over."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import transaction

from gouvernail import clock
from gouvernail.actions.write_mail import Mail, write_mail
from gouvernail.notices.mail.deliver import is_configured
from gouvernail.notices.mail.months import month_reminder_letter
from gouvernail.records import journal
from gouvernail.records.models import WorkerMonth
from gouvernail.records.queries.own_month import LateMember, late_members
from gouvernail.rules.months import month_to_declare, reminder_due_on


@transaction.atomic
def remind_months(on: date) -> int:
    """Write one mail to each member whose last month is late; answers how many. Doing it again writes none.

    Late: as many working days after its end as ``GOUVERNAIL_MONTH_REMINDER_DAYS`` says; nobody is reminded of an older
    month, nor by an instance without a mail server. The journal names nobody.
    CCTP 4.1 (4.1-minimal-reporting, 4.1-contractor-authority).
    """
    delay = settings.MONTH_REMINDER_DAYS
    month_on = month_to_declare(on, last_is_declared=False)
    if delay <= 0 or not is_configured() or on < reminder_due_on(month_on, delay):
        return 0
    journal.next_sequence()
    count = sum(_remind(late, month_on) for late in late_members(month_on))
    if count:
        journal.append(journal.Line("clock", "month.reminded", "months", {"month": f"{month_on:%Y-%m}"}))
    return count


def _remind(late: LateMember, month_on: date) -> bool:
    """Write the mail unless it was written already."""
    WorkerMonth.objects.get_or_create(worker=late.worker, month_on=month_on)
    month = WorkerMonth.objects.select_for_update().get(worker=late.worker, month_on=month_on)
    if month.reminded_at is not None:
        return False
    letter = month_reminder_letter(month_on, late.account.name)
    write_mail(Mail("month_reminder", late.account.email, letter.subject, letter.text, letter.html))
    month.reminded_at = clock.now()
    month.save(update_fields=["reminded_at"])
    return True
