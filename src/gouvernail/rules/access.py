"""Who may do what: one table, one screen. The noun's own file says when; the queries say who sees what.

CCTP 4.1 (4.1-contractor-authority), 4.2 (4.2-device): each on its own side of the walls.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from gouvernail.rules.verdicts import Refusal


class Role(StrEnum):
    """A role that a person holds, over a scope."""

    STEERING_OFFICE = "steering_office"
    PRODUCT_LEAD = "product_lead"
    CORRESPONDENT = "correspondent"
    MEMBER = "member"
    PARTNER = "partner"


class Right(StrEnum):
    """Something that a door asks for."""

    SEE_PORTFOLIO = "see_portfolio"
    KEEP_OWN_ACCOUNT = "keep_own_account"
    SEE_STATEMENT = "see_statement"
    SEE_ORDER = "see_order"
    ENTER_ORDER = "enter_order"
    ESTIMATE = "estimate"
    ACCEPT_DAYS = "accept_days"
    RETURN_DAYS = "return_days"
    MOVE_ACTIVITIES = "move_activities"
    ENTER_MONTH = "enter_month"
    APPROVE_MONTHS = "approve_months"
    ANSWER_RETURNS = "answer_returns"
    UPDATE_LINES = "update_lines"
    IMPORT_MARKET = "import_market"
    TAKE_OVER_HISTORY = "take_over_history"
    IMPORT_REGISTRY = "import_registry"
    READ_JOURNAL = "read_journal"
    KEEP_ACCOUNTS = "keep_accounts"
    INVITE_MEMBERS = "invite_members"
    MAP_EMPLOYERS = "map_employers"
    KEEP_TERMS = "keep_terms"
    SEE_PRODUCT_PRIVATE_SIDE = "see_product_private_side"


_R = Role
ACCESS: Mapping[Right, frozenset[Role]] = {
    Right.KEEP_OWN_ACCOUNT: frozenset(Role),
    Right.SEE_STATEMENT: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD, _R.CORRESPONDENT}),
    Right.SEE_ORDER: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD, _R.CORRESPONDENT}),
    Right.ENTER_ORDER: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD}),
    Right.ESTIMATE: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD, _R.CORRESPONDENT}),
    Right.ACCEPT_DAYS: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD}),
    Right.RETURN_DAYS: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD}),
    Right.MOVE_ACTIVITIES: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD, _R.CORRESPONDENT}),
    # People stay under their employer's authority: the State neither enters, sees nor approves their months.
    Right.ENTER_MONTH: frozenset({_R.MEMBER}),
    Right.APPROVE_MONTHS: frozenset({_R.CORRESPONDENT}),
    Right.ANSWER_RETURNS: frozenset({_R.CORRESPONDENT}),
    Right.UPDATE_LINES: frozenset({_R.CORRESPONDENT}),
    Right.IMPORT_MARKET: frozenset({_R.STEERING_OFFICE, _R.CORRESPONDENT}),
    Right.TAKE_OVER_HISTORY: frozenset({_R.STEERING_OFFICE}),
    Right.IMPORT_REGISTRY: frozenset({_R.STEERING_OFFICE}),
    Right.READ_JOURNAL: frozenset({_R.STEERING_OFFICE}),
    Right.KEEP_ACCOUNTS: frozenset({_R.STEERING_OFFICE}),
    Right.INVITE_MEMBERS: frozenset({_R.CORRESPONDENT}),
    Right.MAP_EMPLOYERS: frozenset({_R.STEERING_OFFICE}),
    Right.KEEP_TERMS: frozenset({_R.STEERING_OFFICE}),
    Right.SEE_PRODUCT_PRIVATE_SIDE: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD, _R.PARTNER}),
}

#: Rights that nobody needs an account for.
PUBLIC_RIGHTS = frozenset({Right.SEE_PORTFOLIO})


def may(roles: Iterable[Role], right: Right) -> bool:
    """Whether someone who holds ``roles`` has ``right``, over the scopes of those roles."""
    return right in PUBLIC_RIGHTS or not ACCESS[right].isdisjoint(roles)


#: Those who submit, and those who decide: never the same person.
CONTRACTORS_SIDE = frozenset({Role.CORRESPONDENT, Role.MEMBER})


def why_not_hold(held: Iterable[Role], role: Role) -> list[Refusal]:
    """Why an account that holds these roles cannot hold another: it would stand on both sides of the walls.

    A contractor's person who led a product would see other contractors' orders, and decide of what it submits. Domain
    invariant 13; CCTP 4.1 (4.1-contractor-authority).
    """
    sides = {one in CONTRACTORS_SIDE for one in (*held, role)}
    return [Refusal("role_on_both_sides", "4.1-contractor-authority")] if len(sides) > 1 else []
