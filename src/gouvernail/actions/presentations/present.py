"""Present a person for an order, with references: the delay of recusal starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.presentations.files import HandedFile, kept, record
from gouvernail.actions.presentations.moment import server_instant
from gouvernail.actions.presentations.written import details, facts_of, start_clock, subject_of
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import Order, OrderLine, Presentation, PresentedPerson, Replacement, Worker
from gouvernail.records.queries.order_life.terms import terms_of
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.lifecycle import PresentationState
from gouvernail.rules.presentations import (
    OPEN_STATES,
    STANDING_STATES,
    ProposedProfile,
    presentation_state,
    why_not_count,
    why_not_present,
)
from gouvernail.rules.verdicts import Refusal, Refused


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who is presented for what; ``line`` empty for the whole order, ``replacement`` when somebody takes up."""

    order: Order
    profile: ProposedProfile
    line: OrderLine | None = None
    worker: str = ""
    replacement: Replacement | None = None


def present(
    told: Proposal, files: Sequence[HandedFile], scope: Scope, actor: str, *, at: datetime | None = None
) -> Presentation:
    """Present a profile under a number of its own, with its references, and freeze the delay that they open.

    ``at`` is for the demonstration: otherwise the server tells the instant. Raises ``Refused``: nothing is then kept.
    CCTP 4.2 (4.2-recusal), 3 (3-skills); domain invariant 9.
    """
    with kept(files) as references, transaction.atomic():
        sequence = journal.next_sequence()
        moment = at or server_instant()
        order = Order.objects.select_related("framework", "contractor").get(pk=told.order.pk)
        terms = terms_of(order.framework_id)
        if refusals := _refusals(told, order, scope, moment) or why_not_count(terms):
            raise Refused(*refusals)
        one = _written(told, order, moment, sequence)
        record(one, references, moment)
        started, clocks = start_clock(one, terms, moment, sequence)
        if told.replacement is not None:
            Replacement.objects.filter(pk=told.replacement.pk).update(presentation=one)
        facts = {"presentations": digest([(order.pk, one.line_id, one.number, one.profile)]), **clocks}
        shown = details(one, facts, files=[file.sha256 for file in references], until=started.deadline_on.isoformat())
        journal.append(journal.Line(actor, "presentation.made", subject_of(one), shown))
        return one


def _refusals(told: Proposal, order: Order, scope: Scope, at: datetime) -> list[Refusal]:
    if order.contractor_id not in scope.contractor_ids:
        return [Refusal("present_order_unknown", "4.2-device")]
    on = clock.day_of(at)
    present_ones = Presentation.objects.filter(order=order).select_related("person", "missing", "decision")
    states = {one: presentation_state(facts_of(one), on) for one in present_ones.prefetch_related("clocks")}
    waiting = {one.person.name for one, state in states.items() if state in OPEN_STATES and hasattr(one, "person")}
    refusals = why_not_present(order.state, told.profile, open_names=waiting)
    return refusals or _why_not_take_up(told.replacement, order, states)


def _why_not_take_up(
    replacement: Replacement | None, order: Order, states: dict[Presentation, PresentationState]
) -> list[Refusal]:
    """A newcomer is presented for the order of who leaves, while no other newcomer stands."""
    if replacement is None:
        return []
    present_one = Replacement.objects.select_related("leaver").get(pk=replacement.pk)
    standing = {one.pk for one, state in states.items() if state in STANDING_STATES}
    free = present_one.newcomer_id is None and present_one.presentation_id not in standing
    if present_one.leaver.order_id == order.pk and free:
        return []
    return [Refusal("newcomer_presented_already", "4.3-turnover")]


def _written(told: Proposal, order: Order, at: datetime, sequence: int) -> Presentation:
    last = Presentation.objects.filter(order=order).order_by("-number").values_list("number", flat=True).first()
    one = Presentation.objects.create(
        order=order,
        line=told.line,
        number=(last or 0) + 1,
        profile=told.profile.profile,
        skills=dict(told.profile.skills),
        presented_at=at,
        recorded_in=sequence,
    )
    worker = None
    if told.worker:
        worker, _ = Worker.objects.get_or_create(contractor=order.contractor, identifier=told.worker)
    PresentedPerson.objects.create(presentation=one, name=told.profile.name, worker=worker)
    return one
