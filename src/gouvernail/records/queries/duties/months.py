"""The months of a member, for itself alone, and those of a team, for its correspondent alone.

CCTP 4.1 (4.1-contractor-authority): nobody of the State reaches these queries with a scope that answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gouvernail.records.models import Account
from gouvernail.records.queries.own_month import has_work_in, is_declared, member_of, returned_months
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.team_months import confirmed_counts
from gouvernail.rules.attention import MonthsToApprove, OwnMonth
from gouvernail.rules.months import month_to_declare


def own_months(account: Account, on: date) -> Sequence[OwnMonth]:
    """The months that came back to a member, and the last one when it is not declared."""
    return list(_own_months(account, on))


def months_to_approve(scope: Scope) -> Sequence[MonthsToApprove]:
    """How many months wait for approval, month by month."""
    return [MonthsToApprove(month_on, months) for month_on, months in confirmed_counts(scope).items()]


def _own_months(account: Account, on: date) -> Iterator[OwnMonth]:
    member = member_of(account)
    if member is None:
        return
    returned = [one.month_on for one in returned_months(member.worker)]
    yield from (OwnMonth(month_on, is_returned=True) for month_on in returned)
    last_on = month_to_declare(on, last_is_declared=False)
    is_late = last_on not in returned and not is_declared(member.worker, last_on)
    if is_late and has_work_in(member.contractor, last_on):
        yield OwnMonth(last_on, is_returned=False)
