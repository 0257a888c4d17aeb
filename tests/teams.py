"""Presented profiles for tests, written as the actions do: the rows with the entry that tells them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import (
    OrderLine,
    Presentation,
    PresentationDecision,
    PresentedPerson,
    RecusalClock,
    Replacement,
    Worker,
)


@transaction.atomic
def presented(
    line: OrderLine,
    number: int,
    started_on: date,
    *,
    decision: str = "accepted",
    who: str = "",
    replaces: Replacement | None = None,
) -> Presentation:
    """A profile whose references were received on a day, decided the day after; ``decision`` empty while it waits."""
    sequence = journal.next_sequence()
    at, decided_on = datetime(started_on.year, started_on.month, started_on.day, 9, tzinfo=UTC), started_on + _DAY
    told = {"order": line.order, "line": line, "number": number, "profile": f"Profil {number}"}
    one = Presentation.objects.create(**told, presented_at=at, recorded_in=sequence)
    clock = RecusalClock.objects.create(
        presentation=one, started_at=at, started_on=started_on, deadline_on=started_on + 12 * _DAY, recorded_in=sequence
    )
    if decision:
        PresentationDecision.objects.create(
            presentation=one, kind=decision, reasons="Non.", decided_at=at, decided_on=decided_on, recorded_in=sequence
        )
    if who:
        worker, _ = Worker.objects.get_or_create(contractor=line.order.contractor, identifier=who)
        PresentedPerson.objects.create(presentation=one, name=who, worker=worker)
    facts = {
        "presentations": digest([(one.order_id, one.line_id, number, one.profile)]),
        "recusal_clocks": digest([(one.pk, clock.started_on, clock.deadline_on)]),
    }
    if decision:
        facts["presentation_decisions"] = digest([(one.pk, decision, "Non.", decided_on)])
    journal.append(journal.Line("test", "presentation.received", line.order.number, {"facts": facts}))
    if replaces is not None:
        replaces.presentation = one
        replaces.save(update_fields=["presentation"])
    return one


_DAY = timedelta(days=1)
