"""Notifying an order: everything that must hold on that day. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gouvernail.rules.frameworks import Validity, why_not_commit, why_not_notify
from gouvernail.rules.lifecycle import NOTIFIED_STATES, ORDER_TRANSITIONS, OrderState
from gouvernail.rules.order_life.content import OrderContent
from gouvernail.rules.orders import Candidate, better_placed, why_not_choose
from gouvernail.rules.terms import Terms, why_not_rely_on
from gouvernail.rules.verdicts import Refusal

_CLAUSE = "2-order-by-need"


@dataclass(frozen=True, slots=True)
class Placing:
    """To whom the order goes, among the contractors of its framework or lot, and why.

    ``is_attributed`` when a decision of attribution already judged the reasons; ``ended_on`` is the day from which
    the contractor is given no order any more.
    """

    rule: str
    candidates: Sequence[Candidate]
    reason: str = ""
    is_attributed: bool = False
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """An order as it would be notified, and what its framework allows. Amounts in cents excluding VAT."""

    state: OrderState
    content: OrderContent
    placing: Placing
    within: Validity
    ceiling_cents: int | None
    committed_cents: int


def why_not_issue(issue: Issue, terms: Terms, on: date) -> list[Refusal]:
    """Why an order cannot be notified on a day: its state, its content, the framework, its contractor or the ceiling.

    Domain invariants 1 to 4; CCTP 2 (2-order-by-need).
    """
    if refusals := _why_not_from(issue.state):
        return refusals
    return [
        *_why_not_content(issue.content, on),
        *why_not_rely_on(terms, "price_day"),
        *why_not_rely_on(terms, "vat_rate"),
        *why_not_notify(on, issue.within),
        *_why_not_place(issue.placing, issue.content.contractor_siret, on),
        *why_not_commit(issue.ceiling_cents, issue.committed_cents, issue.content.amounts.excluding_cents),
    ]


def _why_not_from(state: OrderState) -> list[Refusal]:
    if state in NOTIFIED_STATES:
        return [Refusal("order_already_notified", _CLAUSE)]
    if OrderState.NOTIFIED not in ORDER_TRANSITIONS[state]:
        return [Refusal("order_not_to_issue", _CLAUSE, {"state": state})]
    return []


def _why_not_content(content: OrderContent, on: date) -> list[Refusal]:
    refusals = [] if content.lines else [Refusal("order_says_nothing", _CLAUSE)]
    if content.ends_on is not None and content.ends_on < on:
        refusals.append(Refusal("order_period_over", _CLAUSE, {"ends_on": content.ends_on}))
    for line in content.lines:
        if line.unit_price_cents is None:
            values = {"line": line.number, "work_unit": line.title, "on": on}
            refusals.append(Refusal("line_price_missing", "domain-4", values))
    return refusals


def _why_not_place(placing: Placing, siret: str, on: date) -> list[Refusal]:
    """The contractor has a rank that goes on, and passing over others has its reason. Domain invariant 3."""
    if siret not in {one.siret for one in placing.candidates}:
        return [Refusal("contractor_not_ranked", "domain-3")]
    if placing.ended_on is not None and placing.ended_on <= on:
        return [Refusal("contractor_rank_ended", "domain-3", {"ended_on": placing.ended_on})]
    if placing.is_attributed:
        return []
    return why_not_choose(better_placed(siret, placing.candidates, placing.rule), placing.reason)


def why_not_as_seen(seen: str, present: str) -> list[Refusal]:
    """Why what was read cannot be signed: it changed meanwhile. CCTP 2 (2-order-by-need)."""
    return [] if seen == present else [Refusal("order_changed_meanwhile", _CLAUSE)]


def why_not_sign_whole(hidden_lines: int) -> list[Refusal]:
    """Why somebody cannot sign an order: some of its lines are beyond what they may see. CCTP 4.2 (4.2-device)."""
    return [] if hidden_lines == 0 else [Refusal("order_beyond_scope", "4.2-device")]


def why_not_record_notification(notified_on: date | None, *, may_record: bool) -> list[Refusal]:
    """Why an order cannot be entered as notified elsewhere: only the steering office records that.

    A signature here asks for a delegation; what was signed elsewhere is recorded under its own right. Domain
    invariant 13; CCTP 2 (2-order-by-need).
    """
    if notified_on is None or may_record:
        return []
    return [Refusal("notification_not_to_record", _CLAUSE, {"column": "date_notification"})]
