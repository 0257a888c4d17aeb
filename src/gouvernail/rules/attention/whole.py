"""The whole list, most urgent first, and the part of it that a page shows.

The order: limits passed now, what is coming (by its day), what waits (oldest first), shares that are only watched,
terms to fill in. Between two equal points: the heavier, then the kind, then the key. See ``Point.place``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gouvernail.rules.access import Role
from gouvernail.rules.attention.days import ReturnedDays, WaitingDays, points_of_days
from gouvernail.rules.attention.frameworks import FrameworkStanding, points_of_framework
from gouvernail.rules.attention.hand_overs import (
    ImportStanding,
    MailGivenUp,
    RegistryStanding,
    points_of_imports,
    points_of_mails,
    points_of_registry,
)
from gouvernail.rules.attention.months import MonthsToApprove, OwnMonth, points_of_approvals, points_of_own_months
from gouvernail.rules.attention.orders import Estimated, points_of_estimates, points_of_orders
from gouvernail.rules.attention.points import Kind, Point
from gouvernail.rules.attention.promises import (
    EndingDelegation,
    MissionRules,
    NoticeStanding,
    Unnamed,
    points_of_correspondents,
    points_of_delegations,
    points_of_notices,
    points_of_rules,
    points_of_unread,
)
from gouvernail.rules.attention.proposals import (
    Draft,
    OpenNeed,
    Proposed,
    points_of_answers,
    points_of_drafts,
    points_of_needs,
    points_of_proposals,
)
from gouvernail.rules.attention.teams import (
    AskedReplacement,
    Incomplete,
    RunningClock,
    Unchecked,
    points_of_adequacy,
    points_of_clocks,
    points_of_references,
    points_of_replacements,
)
from gouvernail.rules.statement import LineFigures
from gouvernail.rules.terms import Terms, preset


@dataclass(frozen=True, slots=True)
class AttentionFacts:
    """All that may ask for attention, as far as one reader may see and do it.

    ``terms`` holds those of every framework that ``lines`` name; ``estimated`` the lines that may be estimated.
    ``is_contractor`` says on which side of the walls the reader stands: proposals, rules and notices wait on both.
    """

    lines: Sequence[LineFigures] = ()
    terms: Mapping[str, Terms] = field(default_factory=dict)
    estimated: Mapping[int, Estimated] = field(default_factory=dict)
    waiting: Sequence[WaitingDays] = ()
    returned: Sequence[ReturnedDays] = ()
    frameworks: Sequence[FrameworkStanding] = ()
    imports: Sequence[ImportStanding] = ()
    registry: RegistryStanding | None = None
    mails: Sequence[MailGivenUp] = ()
    clocks: Sequence[RunningClock] = ()
    checks: Sequence[Unchecked] = ()
    needs: Sequence[OpenNeed] = ()
    drafts: Sequence[Draft] = ()
    proposals: Sequence[Proposed] = ()
    rules: Sequence[MissionRules] = ()
    notices: Sequence[NoticeStanding] = ()
    delegations: Sequence[EndingDelegation] = ()
    unnamed: Sequence[Unnamed] = ()
    incomplete: Sequence[Incomplete] = ()
    replacements: Sequence[AskedReplacement] = ()
    own_months: Sequence[OwnMonth] = ()
    approvals: Sequence[MonthsToApprove] = ()
    is_contractor: bool = False


def attention(facts: AttentionFacts, on: date) -> list[Point]:
    """What needs a decision or a word on a day, most urgent first.

    CCTP 4.1 (4.1-minimal-reporting), 4.2 (4.2-statement, 4.2-weekly).
    """
    return sorted(_points(facts, on), key=lambda point: point.place)


def bounded(points: Sequence[Point], most: int) -> tuple[list[Point], Mapping[Kind, int]]:
    """At most ``most`` points of each kind, in their order, and how many of each kind are left out."""
    shown: list[Point] = []
    seen: Counter[Kind] = Counter()
    for point in points:
        seen[point.kind] += 1
        if seen[point.kind] <= most:
            shown.append(point)
    return shown, {kind: count - most for kind, count in seen.items() if count > most}


def _points(facts: AttentionFacts, on: date) -> Iterator[Point]:
    office = preset()
    yield from points_of_orders(facts.lines, facts.terms, on)
    yield from points_of_estimates(facts.lines, facts.estimated, facts.terms, on)
    yield from points_of_days(facts.waiting, facts.returned)
    for framework in facts.frameworks:
        yield from points_of_framework(framework, on)
    yield from points_of_imports(facts.imports, office, on)
    yield from points_of_registry(facts.registry, office, on)
    yield from points_of_mails(facts.mails)
    yield from points_of_correspondents(facts.unnamed)
    yield from _of_contractors(facts, on) if facts.is_contractor else _of_the_state(facts, on)


def _of_the_state(facts: AttentionFacts, on: date) -> Iterator[Point]:
    yield from points_of_clocks(facts.clocks, on)
    yield from points_of_adequacy(facts.checks, on)
    yield from points_of_needs(facts.needs)
    yield from points_of_drafts(facts.drafts)
    yield from points_of_proposals(facts.proposals, on)
    yield from points_of_rules(facts.rules, Role.PRODUCT_LEAD, on)
    yield from points_of_notices(facts.notices, facts.terms, on)
    yield from points_of_delegations(facts.delegations, on)


def _of_contractors(facts: AttentionFacts, on: date) -> Iterator[Point]:
    yield from points_of_references(facts.incomplete)
    yield from points_of_replacements(facts.replacements)
    yield from points_of_answers(facts.proposals, on)
    yield from points_of_rules(facts.rules, Role.CORRESPONDENT, on)
    yield from points_of_unread(facts.notices)
    yield from points_of_own_months(facts.own_months)
    yield from points_of_approvals(facts.approvals)
