"""Delegations of signature: who decides in the administration's name, on what, up to which amount, between days.

Domain invariant 13: whoever submits never decides, and an opinion, a decision and a certificate are three things.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gouvernail.rules.access import DELEGABLE_RIGHTS, Right, Role, may
from gouvernail.rules.verdicts import Refusal

_CLAUSE = "domain-13"


@dataclass(frozen=True, slots=True)
class Delegated:
    """A delegation as the rule reads it; an empty framework or product is all of them, an empty amount no limit."""

    right: Right
    from_on: date
    until_on: date | None = None
    withdrawn_on: date | None = None
    framework: str = ""
    product: str = ""
    most_cents: int | None = None

    def is_in_force(self, on: date) -> bool:
        """Whether it holds on a day; it ends on the day on which it is withdrawn."""
        withdrawn = self.withdrawn_on is not None and self.withdrawn_on <= on
        return self.from_on <= on and (self.until_on is None or on <= self.until_on) and not withdrawn


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody is about to sign: the framework, the products that it touches, its amount excluding VAT."""

    framework: str
    products: Collection[str]
    cents: int = 0


def why_not_sign(
    roles: Iterable[Role], delegations: Iterable[Delegated], right: Right, decision: Decision, on: date
) -> list[Refusal]:
    """Why somebody cannot decide: the role does not hold the right, or no delegation in force covers the decision.

    Amounts in cents excluding VAT; an amendment that takes away has none. Domain invariant 13; CCTP 2
    (2-order-by-need).
    """
    if right not in DELEGABLE_RIGHTS or not may(roles, right):
        return [Refusal("not_a_signatory", _CLAUSE)]
    held = [one for one in delegations if one.right == right and one.is_in_force(on)]
    if not held:
        return [Refusal("no_delegation", _CLAUSE)]
    over = [one for one in held if _is_over(one, decision)]
    if not over:
        return [Refusal("delegation_elsewhere", _CLAUSE)]
    if not any(one.most_cents is None or decision.cents <= one.most_cents for one in over):
        most = max(one.most_cents or 0 for one in over)
        return [Refusal("delegation_amount", _CLAUSE, {"most": most, "amount": decision.cents})]
    return []


def _is_over(one: Delegated, decision: Decision) -> bool:
    if one.framework and one.framework != decision.framework:
        return False
    return not one.product or set(decision.products) <= {one.product}


@dataclass(frozen=True, slots=True)
class Given:
    """What is known when a delegation is about to be recorded; ``right`` as typed, amounts in cents excluding VAT."""

    right: str
    roles: frozenset[Role]
    is_active: bool
    is_known: bool
    source: str
    from_on: date
    until_on: date | None = None
    most_cents: int | None = None


def why_not_give(given: Given) -> list[Refusal]:
    """Why a delegation cannot be recorded; its source is asked for always, so that nobody signs on her own word.

    Domain invariant 13: a decision is signed by the holder of a delegation with its source, scope and dates.
    """
    return list(_why_not_give(given))


def _why_not_give(given: Given) -> Iterator[Refusal]:
    if given.right not in {right.value for right in DELEGABLE_RIGHTS}:
        yield Refusal("delegation_right_unknown", _CLAUSE)
    elif not may(given.roles, Right(given.right)):
        yield Refusal("delegation_role", _CLAUSE)
    if not given.is_active:
        yield Refusal("delegation_account_suspended", _CLAUSE)
    if not given.source.strip():
        yield Refusal("delegation_source_missing", _CLAUSE)
    if given.until_on is not None and given.until_on < given.from_on:
        yield Refusal("delegation_ends_before", _CLAUSE, {"start": given.from_on, "end": given.until_on})
    if given.most_cents is not None and given.most_cents <= 0:
        yield Refusal("delegation_no_amount", _CLAUSE)
    if given.is_known:
        yield Refusal("delegation_known", _CLAUSE)


def why_not_withdraw(known: Delegated | None, on: date) -> list[Refusal]:
    """Why a delegation cannot be withdrawn: it is gone, withdrawn already, or over. Domain invariant 13."""
    if known is None or known.withdrawn_on is not None:
        return [Refusal("delegation_withdrawn", _CLAUSE)]
    if known.until_on is not None and known.until_on < on:
        return [Refusal("delegation_over", _CLAUSE, {"end": known.until_on})]
    return []
