"""Send one line's month back to the contractor, with the reason why it is not accepted."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.accept_days import SeenDays, is_as_seen, returned_day, standing_return, waiting_now
from gouvernail.actions.write_mail import Mail, write_mail
from gouvernail.notices.mail.days_returned import ReturnedDays, days_returned_letter
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import DaysReturn
from gouvernail.records.queries.correspondents import correspondent_emails
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.returns import why_not_return, why_not_that_reason
from gouvernail.rules.verdicts import Refused


@dataclass(frozen=True, slots=True)
class Returned:
    """What was sent back, and how many correspondents of the contractor were written to."""

    days: DaysReturn
    told: int


def return_days(seen: SeenDays, reason: str, scope: Scope, actor: str) -> Returned:
    """Send the declared days of a line and month back; they wait for the contractor's answer or correction.

    Nothing of the ledger moves. The reason goes to the contractor and into the journal: it names nobody. Raises
    ``Refused`` when what waits is no longer what was seen, is sent back already, or without a reason that does.
    CCTP 4.2 (4.2-statement), 4.1 (4.1-contractor-authority); domain invariants 13 and 15.
    """
    with transaction.atomic():
        sequence = journal.next_sequence()
        waiting = waiting_now(seen, scope) if seen.line_id and seen.month_on else ()
        standing = returned_day(standing_return(seen, scope))
        refusals = why_not_return(is_as_seen=is_as_seen(seen, waiting), returned_on=standing)
        refusals += why_not_that_reason(reason)
        if refusals:
            raise Refused(*refusals)
        (declared,) = waiting
        sent = DaysReturn.objects.create(
            line_id=declared.line_id,
            month_on=declared.month_on,
            hundredths=declared.hundredths,
            reason=reason,
            recorded_in=sequence,
            returned_at=clock.now(),
        )
        journal.append(journal.Line(actor, "days.returned", sent.line.order.number, _details(sent)))
        return Returned(sent, _warn(sent))


def _details(sent: DaysReturn) -> dict[str, object]:
    """The order, the line, the month, how much and why, with the digest; no person."""
    return {
        "order": sent.line.order.number,
        "line": sent.line.number,
        "month": f"{sent.month_on:%Y-%m}",
        "hundredths": sent.hundredths,
        "reason": sent.reason,
        "facts": {"returns": digest([(sent.line_id, sent.month_on, sent.hundredths, sent.reason)])},
    }


def _warn(sent: DaysReturn) -> int:
    """Write to each correspondent of the contractor; answers how many there are."""
    order = sent.line.order
    told = ReturnedDays(
        order.number, sent.line.number, sent.line.product.name, sent.month_on, sent.hundredths, sent.reason
    )
    letter = days_returned_letter(told)
    addresses = correspondent_emails(order.contractor_id)
    for address in addresses:
        write_mail(Mail("days_returned", address, letter.subject, letter.text, letter.html))
    return len(addresses)
