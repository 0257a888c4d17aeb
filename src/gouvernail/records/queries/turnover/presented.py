"""The presented profiles that may start work, as they stand on a day: for the contractor. CCTP 4.2 (4.2-recusal)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from gouvernail.records.models import Presentation, Worker
from gouvernail.records.queries.presentations.standing import facts_of
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.assignments import PresentedProfile, why_not_assign
from gouvernail.rules.lifecycle import WORKING_STATES, OrderState, PresentationState
from gouvernail.rules.presentations import presentation_state


def presentation_for(uuid: UUID, scope: Scope) -> Presentation | None:
    """The presentation of that address, at the reader's own contractors alone."""
    return _own(scope).filter(uuid=uuid).first()


def startable(scope: Scope, on: date) -> Sequence[Presentation]:
    """The profiles that may start work and have not, by order and number."""
    cleared = Q(decision__kind__in=("accepted", "not_recused_in_time")) | Q(decision__isnull=True)
    waiting = _own(scope).filter(cleared, assignment__isnull=True, order__state__in=WORKING_STATES)
    found = waiting.prefetch_related("clocks").order_by("order__number", "number")
    return [one for one in found if not why_not_assign(presented_profile(one, on), None)]


def own_workers(scope: Scope) -> QuerySet[Worker]:
    """The people of the reader's own contractors, by identifier."""
    found = Worker.objects.filter(contractor__in=scope.contractor_ids)
    return found.select_related("account", "contractor").order_by("identifier")


def presented_profile(one: Presentation, on: date) -> PresentedProfile:
    """A presentation as the rule of assignments wants it."""
    state, cleared_on = _standing(one, on)
    return PresentedProfile(
        state, cleared_on, OrderState(one.order.state), one.order.notified_on, is_assigned=hasattr(one, "assignment")
    )


def _own(scope: Scope) -> QuerySet[Presentation]:
    found = Presentation.objects.filter(order__contractor__in=scope.contractor_ids)
    related = ("order__contractor", "order__framework", "line__product", "person__worker__account", "decision")
    return found.select_related(*related, "missing", "assignment", "replaces__leaver")


def _standing(one: Presentation, on: date) -> tuple[PresentationState, date | None]:
    """The state on a day, and the first day on which the profile may work."""
    facts = facts_of(one)
    state = presentation_state(facts, on)
    if state == PresentationState.NOT_RECUSED_IN_TIME:
        return state, facts.deadline_on + timedelta(days=1)
    return state, facts.decided_on
