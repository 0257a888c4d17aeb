"""Approve months of a contractor's team: what their members confirmed becomes what the contractor declares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.import_market import import_market
from gouvernail.actions.market_refusals import refused_by
from gouvernail.actions.team_activities import activity_rows, link_new_activities
from gouvernail.actions.team_months import SeenMonth, locked_months
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.records import journal
from gouvernail.records.models import Contractor, OrderLine, WorkerMonth
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.team_months import WorkedKey, declared_days, entered_days, last_entries, lines_named
from gouvernail.rules.approvals import why_not_approve
from gouvernail.rules.lifecycle import MonthState
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.workbook_format.rows import DayRow

VERB = "months.approved"


def approve_months(seen: Sequence[SeenMonth], scope: Scope, actor: str, on: date) -> int:
    """Declare the days of these months and say they are approved, all or none; answers their hundredths of a day.

    A month replaces the days of its person that the ledger holds (billable, and the onboarding of a newcomer, which
    never bills: CCTP 4.3, 4.3-turnover), whoever declared them: what is no longer
    there is reversed, what was accepted and changes waits to be accepted again. Raises ``Refused`` when one of them
    is no longer what was read, or when a rule refuses a day: its values then hold ``worker``, ``order`` and ``line``.
    CCTP 4.1 (4.1-contractor-authority), 4.2 (4.2-statement); domain invariants 5, 6 and 15.
    """
    with transaction.atomic():
        journal.next_sequence()
        months = locked_months(list(seen), scope)
        _judge(months, seen, scope)
        hundredths = sum(_declare(contractor, own, actor, on) for contractor, own in _by_contractor(months))
        for month in months:
            month.state, month.note, month.approved_at = MonthState.APPROVED.value, "", clock.now()
            month.version += 1
            month.save(update_fields=["state", "note", "approved_at", "version"])
    return hundredths


def _judge(months: Sequence[WorkerMonth], seen: Sequence[SeenMonth], scope: Scope) -> None:
    """Refuse unless every month is there, as it was read, with the declarations that were read."""
    read = {one.month_id: one for one in seen}
    if not months or len(months) != len(read):
        raise Refused(Refusal("month_changed", "4.1-contractor-authority"))
    last = {month_on: last_entries(scope, month_on) for month_on in {one.month_on for one in months}}
    for month in months:
        as_read = (read[month.pk].version, read[month.pk].last_entry_id)
        is_as_seen = as_read == (month.version, last[month.month_on].get(month.worker_id, 0))
        if refusals := why_not_approve(month.state, is_as_seen=is_as_seen):
            raise Refused(*refusals)


def _by_contractor(months: Sequence[WorkerMonth]) -> Iterator[tuple[Contractor, list[WorkerMonth]]]:
    groups: dict[int, list[WorkerMonth]] = defaultdict(list)
    for month in months:
        groups[month.worker.contractor_id].append(month)
    return ((own[0].worker.contractor, own) for own in groups.values())


def _declare(contractor: Contractor, months: Sequence[WorkerMonth], actor: str, on: date) -> int:
    """Hand over the days and activities of these months as the contractor's own workbook."""
    days = _figures(contractor, months)
    lines = lines_named(line_id for _, line_id, _, _ in days)
    rows = list(_day_rows(days, lines, {month.worker_id: month.worker.identifier for month in months}))
    workbook = Workbook(sheets=("activites", "jours"), activites=activity_rows(months, on), jours=rows)
    report = import_market(workbook, actor, on, contractor=contractor, verb=VERB, source=contractor.siret)
    if not report.accepted:
        raise _placed(refused_by(report.errors), rows)
    if not any(counts.written for counts in report.sheets.values()):
        journal.append(journal.Line(actor, VERB, contractor.siret, {}))
    link_new_activities(months)
    return sum(row.hundredths for row in rows)


def _figures(contractor: Contractor, months: Sequence[WorkerMonth]) -> Mapping[WorkedKey, int]:
    """The figure of each day that was entered, and nought for each that is declared and no longer entered."""
    own = Scope(contractor_ids=frozenset({contractor.pk}))
    days: dict[WorkedKey, int] = {}
    for month_on in {one.month_on for one in months}:
        workers = [one.worker_id for one in months if one.month_on == month_on]
        days |= dict.fromkeys(declared_days(own, month_on, workers), 0)
    return {**days, **entered_days(months)}


def _day_rows(
    days: Mapping[WorkedKey, int], lines: Mapping[int, OrderLine], workers: Mapping[int, str]
) -> Iterator[DayRow]:
    """One row per day, what is taken off first, so that nobody passes one day on the way."""
    told = sorted(days.items(), key=lambda day: (day[1] > 0, day[0][2], day[0][0], day[0][1], day[0][3]))
    for number, ((worker_id, line_id, work_on, nature), hundredths) in enumerate(told, start=1):
        line = lines[line_id]
        who = workers[worker_id]
        yield DayRow(number, line.order.number, line.number, work_on, who, nature, hundredths, "", None)


def _placed(refused: Refused, rows: Sequence[DayRow]) -> Refused:
    """The refusals of an import with the person, the line and the day that each is about."""
    return Refused(*(_placed_refusal(refusal, rows) for refusal in refused.refusals))


def _placed_refusal(refusal: Refusal, rows: Sequence[DayRow]) -> Refusal:
    number = refusal.values.get("row")
    if refusal.values.get("sheet") != "jours" or not isinstance(number, int):
        return refusal
    row = rows[number - 1]
    place = {"worker": row.worker, "order": row.order_number, "line": row.line_number, "on": row.work_on}
    return Refusal(refusal.code, refusal.clause, {**refusal.values, **place})
