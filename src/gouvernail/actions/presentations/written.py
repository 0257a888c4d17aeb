"""What every step of a presentation writes: the row that counts, its digest, and no name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from gouvernail import clock
from gouvernail.records.digests import digest
from gouvernail.records.models import Presentation, PresentationDecision, RecusalClock
from gouvernail.records.queries.presentations.standing import facts_of, standing_clock
from gouvernail.rules.presentations import recusal_clock
from gouvernail.rules.terms import Terms

Told = Mapping[str, object]


def locked(presentation_id: int) -> Presentation:
    """The presentation as it stands under the lock of the journal."""
    related = ("order__framework", "order__contractor", "line__product", "person")
    return Presentation.objects.select_related(*related).get(pk=presentation_id)


def start_clock(one: Presentation, terms: Terms, at: datetime, sequence: int) -> tuple[RecusalClock, Told]:
    """Freeze the delay that complete references open, with the basis of its count. CCTP 4.2 (4.2-recusal)."""
    running = recusal_clock(clock.day_of(at), terms)
    started = RecusalClock.objects.create(
        presentation=one,
        started_at=at,
        started_on=running.started_on,
        deadline_on=running.deadline_on,
        basis=dict(running.basis),
        recorded_in=sequence,
    )
    return started, {"recusal_clocks": digest([(one.pk, started.started_on, started.deadline_on)])}


def end(one: Presentation, kind: str, reasons: str, at: datetime, sequence: int) -> Told:
    """Write how a presentation ended."""
    on = clock.day_of(at)
    PresentationDecision.objects.create(
        presentation=one, kind=kind, reasons=reasons, decided_at=at, decided_on=on, recorded_in=sequence
    )
    return {"presentation_decisions": digest([(one.pk, kind, reasons, on)])}


def details(one: Presentation, facts: Told, **more: object) -> Mapping[str, object]:
    """The order and the number of the profile; no person, no reason."""
    return {"order": one.order.number, "profile": one.number, **more, "facts": dict(facts)}


def subject_of(one: Presentation) -> str:
    """The name under which the journal knows it."""
    return f"presentation:{one.uuid}"


def is_as_seen(one: Presentation, seen: int) -> bool:
    """Whether the references are those that were read: a later clock started with others."""
    return standing_clock(one).pk == seen


__all__ = ["details", "end", "facts_of", "is_as_seen", "locked", "start_clock", "subject_of"]
