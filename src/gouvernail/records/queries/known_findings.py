"""What was already found about some orders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Sum

from gouvernail.records.models import AdmittedAmount, DeliverableAcceptance, PoorPerformance
from gouvernail.records.queries.listed import listed_ids


class Finding(NamedTuple):
    """The amount and the comment of something found."""

    amount_cents: int | None
    comment: str


FindingKey = tuple[int, int | None, date, str]


def findings_of(order_ids: Sequence[int]) -> dict[FindingKey, Finding]:
    """What is known by (order id, line id, day, nature), with the words of the workbook format."""
    found: dict[FindingKey, Finding] = {}
    admitted = AdmittedAmount.objects.filter(line__order__in=listed_ids(order_ids))
    for order, line, on, cents, comment in admitted.values_list(
        "line__order_id", "line_id", "admitted_on", "amount_cents", "comment"
    ):
        found[order, line, on, "amount_admitted"] = Finding(cents, comment)
    accepted = DeliverableAcceptance.objects.filter(order__in=listed_ids(order_ids))
    for order, a_line, on, some, comment in accepted.values_list(
        "order_id", "line_id", "accepted_on", "amount_cents", "comment"
    ):
        found[order, a_line, on, "deliverable_accepted"] = Finding(some, comment)
    poor = PoorPerformance.objects.filter(order__in=listed_ids(order_ids))
    for order, a_line, on, some, comment in poor.values_list(
        "order_id", "line_id", "found_on", "amount_cents", "comment"
    ):
        found[order, a_line, on, "poor_performance"] = Finding(some, comment)
    return found


def admitted_cents(order_ids: Sequence[int]) -> dict[int, int]:
    """What is admitted so far, by line id."""
    found = AdmittedAmount.objects.filter(line__order__in=listed_ids(order_ids)).order_by().values_list("line_id")
    return dict(found.annotate(cents=Sum("amount_cents")))
