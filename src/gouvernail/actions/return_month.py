"""Send a confirmed month back to its member, with a word on what to look at again."""

from __future__ import annotations

from django.db import transaction

from gouvernail.actions.team_months import SeenMonth, locked_months
from gouvernail.actions.write_mail import Mail, write_mail
from gouvernail.notices.mail.deliver import is_configured
from gouvernail.notices.mail.months import month_returned_letter
from gouvernail.records import journal
from gouvernail.records.models import WorkerMonth
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.approvals import why_not_return
from gouvernail.rules.lifecycle import MonthState
from gouvernail.rules.verdicts import Refusal, Refused


def return_month(seen: SeenMonth, note: str, scope: Scope, actor: str) -> None:
    """Give a month back to whoever entered it; nothing was declared. Raises ``Refused`` when it changed meanwhile.

    The journal, which the State reads, tells neither the person nor the note. CCTP 4.1 (4.1-contractor-authority).
    """
    with transaction.atomic():
        journal.next_sequence()
        month = next(iter(locked_months([seen], scope)), None)
        if month is None:
            raise Refused(Refusal("month_changed_before_return", "4.1-contractor-authority"))
        if refusals := why_not_return(month.state, note, is_as_seen=month.version == seen.version):
            raise Refused(*refusals)
        month.state, month.note = MonthState.RETURNED.value, note.strip()
        month.version += 1
        month.save(update_fields=["state", "note", "version"])
        details = {"month": f"{month.month_on:%Y-%m}"}
        journal.append(journal.Line(actor, "month.returned", month.worker.contractor.siret, details))
        _tell(month)


def _tell(month: WorkerMonth) -> None:
    """Write to the member, when this instance has a mail server and the member still comes in."""
    account = month.worker.account
    if account is None or not account.is_active or not is_configured():
        return
    letter = month_returned_letter(month.month_on, account.name, month.note)
    write_mail(Mail("month_returned", account.email, letter.subject, letter.text, letter.html))
