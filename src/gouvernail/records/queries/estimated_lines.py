"""The lines whose remainder is to be said again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from gouvernail.records.models import LineBalance
from gouvernail.records.queries.attention import terms_of_frameworks
from gouvernail.rules.estimates import is_old
from gouvernail.rules.statement import LineFigures
from gouvernail.rules.statement.outlook import is_open


def old_estimates(lines: Iterable[LineFigures], on: date) -> frozenset[int]:
    """The open lines whose last estimate is older than their framework says, or that never had one; by line id.

    What is said to be finished is not asked for again. CCTP 4.2 (4.2-statement).
    """
    asked = {one.line_id: one.framework for one in lines if is_open(one) and one.estimate_to_complete_hundredths != 0}
    terms = terms_of_frameworks()
    ages = {number: terms[number].number("estimate_age_months") for number in set(asked.values())}
    said = _said_on(asked)
    return frozenset(pk for pk, number in asked.items() if pk in said and is_old(said[pk], ages[number], on))


def _said_on(line_ids: Iterable[int]) -> Mapping[int, date]:
    """The day of the last estimate of each line measured in days, or of its notification."""
    measured = LineBalance.objects.filter(line_id__in=list(line_ids), ordered_hundredths__isnull=False)
    rows = measured.values_list("line_id", "estimated_on", "line__order__notified_on")
    return {pk: said or notified for pk, said, notified in rows if notified is not None}
