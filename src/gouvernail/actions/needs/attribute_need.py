"""Give a need to a contractor: the decision with everything that was considered, and the draft of its order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.import_market.facts import write_facts
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import (
    Attribution,
    Contractor,
    Deliverable,
    Need,
    Order,
    OrderLine,
    PassedOver,
)
from gouvernail.records.queries.needs.placing import shown_of, standings_of
from gouvernail.records.queries.order_life.terms import terms_of
from gouvernail.rules.attribution.passing_over import Choice, why_not_attribute
from gouvernail.rules.attribution.placing import Place, Standing, placed, why_not_place
from gouvernail.rules.lifecycle import NeedState, OrderState
from gouvernail.rules.needs import why_not_change_need, why_not_that_version
from gouvernail.rules.verdicts import Refusal, Refused


@dataclass(frozen=True, slots=True)
class Attributing:
    """What is decided: who, why each better-placed one is passed over, the number of the order to draw up."""

    choice: Choice
    order_number: str
    seen_version: int


def attribute_need(need: Need, deciding: Attributing, actor: str, on: date) -> Order:
    """Draw up the draft of an order for the chosen contractor; raises ``Refused``.

    The need's row is locked: of two decisions at once, one is refused. Domain invariant 3; CCTP 2 (2-order-by-need),
    4.2 (4.2-next-contractor).
    """
    with transaction.atomic():
        sequence = journal.next_sequence()
        locked = (
            Need.objects.select_for_update(of=("self",)).select_related("framework", "lot", "product").get(pk=need.pk)
        )
        standings = standings_of(locked)
        places = _judged(locked, deciding, standings, on)
        contractor = Contractor.objects.get(siret=deciding.choice.siret)
        order = _drafted(locked, contractor, deciding.order_number.strip(), sequence)
        ended = [one for one in standings if one.is_over(on)]
        facts = _decided(locked, order, deciding.choice, (places, ended), sequence)
        locked.state, locked.version = NeedState.ATTRIBUTED.value, locked.version + 1
        locked.save(update_fields=["state", "version"])
        details = {"need": str(locked.uuid), "order": order.number, "rule": locked.framework.attribution_rule}
        journal.append(journal.Line(actor, "need.attributed", order.number, {**details, "facts": facts}))
        return order


def _judged(need: Need, deciding: Attributing, standings: Sequence[Standing], on: date) -> Sequence[Place]:
    rule = need.framework.attribution_rule
    refusals = why_not_change_need(NeedState(need.state))
    refusals = refusals or why_not_that_version(deciding.seen_version, need.version)
    refusals = refusals or why_not_place(rule, standings, on)
    if refusals:
        raise Refused(*refusals)
    places = placed(rule, standings, on)
    refusals = why_not_attribute(deciding.choice, places, shown_of(need, on), terms_of(need.framework_id))
    number = deciding.order_number.strip()
    if not number:
        refusals.append(Refusal("order_number_missing", "2-order-by-need"))
    elif Order.objects.filter(number=number).exists():
        refusals.append(Refusal("order_number_taken", "2-order-by-need", {"value": number}))
    if refusals:
        raise Refused(*refusals)
    return places


def _drafted(need: Need, contractor: Contractor, number: str, sequence: int) -> Order:
    order = Order.objects.create(
        number=number,
        framework=need.framework,
        lot=need.lot,
        contractor=contractor,
        starts_on=need.starts_on,
        ends_on=need.ends_on,
        state=OrderState.DRAFT.value,
        recorded_in=sequence,
    )
    lines = [
        OrderLine.objects.create(
            order=order,
            number=line.number,
            product=need.product,
            work_unit=line.work_unit,
            stage=need.stage,
            quantity_hundredths=line.quantity_hundredths,
            recorded_in=sequence,
        )
        for line in need.lines.select_related("work_unit")
    ]
    # A need asks for deliverables as a whole: they stand on the first line, where the order's page shows them.
    Deliverable.objects.bulk_create(
        Deliverable(line=lines[0], number=number, title=title, recorded_in=sequence)
        for number, title in enumerate(need.deliverables, start=1)
    )
    return order


def _decided(
    need: Need, order: Order, choice: Choice, placed_or_not: tuple[Sequence[Place], Sequence[Standing]], sequence: int
) -> dict[str, object]:
    """Write the decision and what was passed over; answers the facts to tell."""
    places, ended = placed_or_not
    attribution = Attribution.objects.create(
        need=need,
        order=order,
        contractor=order.contractor,
        rule=need.framework.attribution_rule,
        considered=[*map(_considered, places), *map(_left_out, ended)],
        decided_at=clock.now(),
        recorded_in=sequence,
    )
    told = (need.pk, order.pk, order.contractor_id, attribution.rule)
    facts: dict[str, object] = {"attributions": digest([told])}
    if passed := _passed(attribution, choice, places):
        facts["passed_over"] = write_facts("passed_over", PassedOver, passed, sequence)
    return facts


def _passed(attribution: Attribution, choice: Choice, places: Sequence[Place]) -> Sequence[tuple[object, ...]]:
    """The better-placed contractors with the reason of each, in their places."""
    ids = dict(Contractor.objects.filter(siret__in=choice.passed_over).values_list("siret", "pk"))
    better = takewhile(lambda place: place.standing.siret != choice.siret, places)
    given = ((place, choice.passed_over[place.standing.siret]) for place in better)
    return [
        (attribution.pk, ids[place.standing.siret], place.number, passing.reason, passing.explanation.strip())
        for place, passing in given
    ]


def _left_out(one: Standing) -> dict[str, object]:
    """A contractor that is given no order any more, and why."""
    ended_on = one.ended_on.isoformat() if one.ended_on else ""
    return {
        "place": None,
        "siret": one.siret,
        "name": one.name,
        "rank": one.rank,
        "ended_on": ended_on,
        "end_reason": one.end_reason,
        "last_ordered_on": None,
        "ordered_cents": one.ordered_cents,
    }


def _considered(place: Place) -> dict[str, object]:
    """A place with the facts that gave it, as they were on that day."""
    one = place.standing
    return {
        "place": place.number,
        "siret": one.siret,
        "name": one.name,
        "rank": one.rank,
        "quota_percent": one.quota_percent,
        "last_ordered_on": one.last_ordered_on.isoformat() if one.last_ordered_on else None,
        "ordered_cents": one.ordered_cents,
        "share_permille": place.share_permille,
    }
