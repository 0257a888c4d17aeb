"""Who is at work on which order: names for the contractor alone, numbers for the State.

CCTP 4.1 (4.1-contractor-authority), 4.3 (4.3-turnover).
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from gouvernail.records.models import Assignment, Order, Replacement
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.turnover.onboardings import last_onboarding_day
from gouvernail.rules.assignments import AssignmentFacts


def own_assignments(scope: Scope) -> QuerySet[Assignment]:
    """Those of the reader's own contractors, with who they are: those at work first, by order and number."""
    found = Assignment.objects.filter(order__contractor__in=scope.contractor_ids)
    related = ("order__contractor", "line__product", "worker__account", "presentation__person")
    links = ("replacement__newcomer", "replacement__presentation", "takes_up__leaver", "takes_up__onboarding_end")
    return found.select_related(*related, *links).order_by("order__number", "number")


def assignment_for(uuid: UUID, scope: Scope) -> Assignment | None:
    """The assignment of that address, at the reader's own contractors alone."""
    return own_assignments(scope).filter(uuid=uuid).first()


def replacement_for(uuid: UUID, scope: Scope) -> Replacement | None:
    """The replacement of that address, at the reader's own contractors alone."""
    found = Replacement.objects.filter(leaver__order__contractor__in=scope.contractor_ids, uuid=uuid)
    return found.select_related("leaver__order", "newcomer", "presentation", "onboarding_end").first()


def facts_of(one: Assignment) -> AssignmentFacts:
    """An assignment as its rules want it."""
    return AssignmentFacts(
        one.starts_on,
        one.ends_on,
        one.end_cause,
        is_replacement_asked=hasattr(one, "replacement"),
        last_onboarding_on=last_onboarding_day(one) if hasattr(one, "takes_up") else None,
    )


def team_of(order: Order, scope: Scope) -> Sequence[Assignment]:
    """The profiles of an order that a reader may see, by number: no person. CCTP 4.1 (4.1-contractor-authority)."""
    found = Assignment.objects.filter(order=order)
    if not scope.everything and order.contractor_id not in scope.contractor_ids:
        found = found.filter(Q(line__isnull=True) | Q(line__product__in=scope.product_ids))
    return list(found.select_related("line__product", "replacement", "takes_up__leaver").order_by("number"))


def on_product(order_id: int, product_id: int) -> QuerySet[Assignment]:
    """The assignments of an order that work for a product: on a line of it, or on no line in particular."""
    found = Assignment.objects.filter(Q(line__isnull=True) | Q(line__product=product_id), order=order_id)
    return found.order_by("number")
