"""Put a presented profile to work on its order; the check of the first period is dated with the first one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from gouvernail.actions.date_adequacy_checks import date_checks_of
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import Assignment, Order, Presentation, Worker
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.turnover.presented import own_workers, presentation_for, presented_profile
from gouvernail.rules.assignments import why_not_assign
from gouvernail.rules.verdicts import Refusal, Refused


@dataclass(frozen=True, slots=True)
class WantedStart:
    """Which presentation starts on which day, and who declares its days, when it is not who was presented."""

    presentation: UUID
    starts_on: date
    worker_id: int | None = None


@transaction.atomic
def start_assignment(wanted: WantedStart, scope: Scope, actor: str, on: date) -> Assignment:
    """Put a profile to work under the number of its presentation; whoever takes up from somebody passes by
    ``take_up_replacement``. Raises ``Refused``.

    The journal names the profile by its number. CCTP 4.2 (4.2-recusal), 4.3 (4.3-turnover); domain invariant 15.
    """
    sequence = journal.next_sequence()
    presentation = presentation_for(wanted.presentation, scope)
    if presentation is None or hasattr(presentation, "replaces"):
        raise Refused(Refusal("assignment_changed", "4.3-turnover"))
    started = start_at_work(presentation, wanted, scope, on, sequence)
    checks = date_checks_of(started.order, sequence)
    facts = {"assignments": digest([fact_of(started)]), **({"adequacy_checks": digest(checks)} if checks else {})}
    details = {"profile": started.number, "starts_on": started.starts_on.isoformat(), "facts": facts}
    journal.append(journal.Line(actor, "assignment.started", started.order.number, details))
    return started


def start_at_work(presentation: Presentation, wanted: WantedStart, scope: Scope, on: date, sequence: int) -> Assignment:
    """Write the assignment once the rules allow it; its entry is the caller's to tell. Raises ``Refused``."""
    order = Order.objects.select_for_update(of=("self",)).get(pk=presentation.order_id)
    presentation.order.state = order.state
    if refusals := why_not_assign(presented_profile(presentation, on), wanted.starts_on):
        raise Refused(*refusals)
    return Assignment.objects.create(
        order=presentation.order,
        line=presentation.line,
        presentation=presentation,
        number=presentation.number,
        profile=presentation.profile,
        worker=_worker(presentation, wanted, scope),
        starts_on=wanted.starts_on,
        recorded_in=sequence,
    )


def fact_of(one: Assignment) -> tuple[object, ...]:
    """An assignment as the journal tells it."""
    return one.order_id, one.line_id, one.number, one.profile, one.starts_on


def _worker(presentation: Presentation, wanted: WantedStart, scope: Scope) -> Worker | None:
    if wanted.worker_id is not None:
        own = own_workers(scope).filter(contractor=presentation.order.contractor_id)
        return own.filter(pk=wanted.worker_id).first()
    return presentation.person.worker if hasattr(presentation, "person") else None
