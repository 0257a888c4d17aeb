"""Who learns on which line what somebody else did before: for the contractor alone. CCTP 4.3 (4.3-turnover)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Max

from gouvernail.records.models import Assignment, DayEntry, EnteredDay, OrderLine, Replacement
from gouvernail.rules.days import ONBOARDING
from gouvernail.rules.turnover.onboarding import Onboarding

#: Worker id, line id.
OnboardingKey = tuple[int, int]


def onboardings_of(worker_ids: Iterable[int], first_on: date, before_on: date) -> Mapping[OnboardingKey, Onboarding]:
    """The onboardings of some people that have a day between two dates, the second one left out.

    A newcomer of no line in particular learns on every line of the order that is measured in days.
    """
    taken_up = Replacement.objects.filter(newcomer__worker__in=set(worker_ids))
    found: dict[OnboardingKey, Onboarding] = {}
    for one in taken_up.select_related("newcomer", "onboarding_end").order_by("newcomer__starts_on", "id"):
        newcomer, onboarding = one.newcomer, onboarding_of(one)
        if newcomer is None or newcomer.worker_id is None or onboarding is None:
            continue
        if onboarding.meets(first_on, before_on):
            for line_id in _line_ids(newcomer):
                found[newcomer.worker_id, line_id] = onboarding
    return found


def onboarding_of(replacement: Replacement) -> Onboarding | None:
    """The onboarding that a replacement opened; none while nobody took it up."""
    newcomer = replacement.newcomer
    if newcomer is None:
        return None
    end = replacement.onboarding_end if hasattr(replacement, "onboarding_end") else None
    ends = [on for on in (newcomer.ends_on, end.ended_on if end else None) if on is not None]
    return Onboarding(newcomer.starts_on, min(ends, default=None))


def _line_ids(newcomer: Assignment) -> list[int]:
    if newcomer.line_id is not None:
        return [newcomer.line_id]
    lines = OrderLine.objects.filter(order=newcomer.order_id, work_unit__measure="days")
    return list(lines.values_list("pk", flat=True))


def last_onboarding_day(assignment: Assignment) -> date | None:
    """The last date on which the person of an assignment entered or declared a day of onboarding on its order."""
    if assignment.worker_id is None:
        return None
    lines = OrderLine.objects.filter(order=assignment.order_id)
    typed = EnteredDay.objects.filter(month__worker=assignment.worker_id, line__in=lines, nature=ONBOARDING)
    # The last entry of a chain tells whether something of it stands: an odd revision took it off.
    days = DayEntry.objects.filter(worker=assignment.worker_id, line__in=lines, nature=ONBOARDING).order_by("id")
    standing = {(line_id, on): figure for line_id, on, figure in days.values_list("line_id", "work_on", "hundredths")}
    told = [on for (_, on), figure in standing.items() if figure > 0]
    last_typed = typed.aggregate(last=Max("work_on"))["last"]
    return max([*told, *([last_typed] if last_typed else [])], default=None)
