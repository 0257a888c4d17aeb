"""Send the mail of the outbox: asked for after each action that writes one, and by the clock for what waits."""

from __future__ import annotations

from datetime import datetime

from django_tasks import task

from gouvernail import clock
from gouvernail.actions.end_mail import mark_failed, mark_sent
from gouvernail.actions.take_due_mail import take_due_mail
from gouvernail.notices.mail.deliver import Failure, NotDelivered, Sealed, deliver, is_configured
from gouvernail.records.models import OutgoingMail
from gouvernail.records.queries.mails import is_mail_due
from gouvernail.records.queries.task_runs import is_asked_for


@task()
def send_due_mails() -> int:
    """Send what is due; answers how many have left.

    A server that does not answer is asked again later: the others would wait for it in vain, one after the other.
    """
    sent = 0
    while is_configured() and (mail := take_due_mail(clock.now())) is not None:
        try:
            deliver(Sealed(mail.uuid, mail.to, mail.subject, mail.text, mail.html))
        except NotDelivered as failed:
            _note(mail, failed)
            if failed.failure == Failure.UNREACHABLE:
                break
        else:
            mark_sent(mail, clock.now())
            sent += 1
    return sent


def _note(mail: OutgoingMail, failed: NotDelivered) -> None:
    is_final = failed.failure == Failure.REFUSED
    mark_failed(mail, failed.failure.value, failed.reason, clock.now(), is_final=is_final)


def ask_for_sending(now: datetime) -> bool:
    """Write the task when mail is due, a server is configured and no such task waits; answers whether it was."""
    if not is_configured() or not is_mail_due(now) or is_asked_for(send_due_mails.module_path):
        return False
    send_due_mails.enqueue()
    return True
