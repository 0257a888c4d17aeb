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
    SEE_FRAMEWORKS = "see_frameworks"
    KEEP_FRAMEWORKS = "keep_frameworks"
    NAME_CORRESPONDENT = "name_correspondent"
    WRITE_NEEDS = "write_needs"
    ATTRIBUTE_ORDERS = "attribute_orders"
    ANSWER_ORDERS = "answer_orders"
    OBSERVE_ORDERS = "observe_orders"
    RECORD_NOTIFICATION = "record_notification"
    ISSUE_ORDERS = "issue_orders"
    FOLLOW_EXECUTION = "follow_execution"
    CERTIFY = "certify"
    CONFIRM_FINDINGS = "confirm_findings"
    KEEP_DELEGATIONS = "keep_delegations"
    KEEP_CONFIDENTIAL_PRODUCTS = "keep_confidential_products"
    PRESENT_TEAM = "present_team"
    SEE_PRESENTATIONS = "see_presentations"
    DECIDE_PRESENTATIONS = "decide_presentations"
    CHECK_ADEQUACY = "check_adequacy"
    REPLACE_MEMBERS = "replace_members"
    SEE_TURNOVER = "see_turnover"
    WRITE_CONFIDENTIALITY = "write_confidentiality"
    AGREE_CONFIDENTIALITY = "agree_confidentiality"
    ACKNOWLEDGE_CONFIDENTIALITY = "acknowledge_confidentiality"
    SEE_NOTICES = "see_notices"
    READ_OWN_NOTICES = "read_own_notices"
    RECORD_RECEIPT = "record_receipt"
    SEE_DUTIES = "see_duties"
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
    # A framework as a whole (ranks, prices, what every contractor committed) is the steering office's.
    Right.SEE_FRAMEWORKS: frozenset({_R.STEERING_OFFICE}),
    Right.KEEP_FRAMEWORKS: frozenset({_R.STEERING_OFFICE}),
    Right.NAME_CORRESPONDENT: frozenset({_R.STEERING_OFFICE, _R.CORRESPONDENT}),
    Right.WRITE_NEEDS: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD}),
    Right.ATTRIBUTE_ORDERS: frozenset({_R.STEERING_OFFICE}),
    Right.ANSWER_ORDERS: frozenset({_R.CORRESPONDENT}),
    Right.OBSERVE_ORDERS: frozenset({_R.CORRESPONDENT}),
    # That an order was notified elsewhere is recorded; notifying it here is a signature, which a delegation gives.
    Right.RECORD_NOTIFICATION: frozenset({_R.STEERING_OFFICE}),
    Right.ISSUE_ORDERS: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD}),
    # That work began or was delivered is said; suspending and resuming are signed, as an order is.
    Right.FOLLOW_EXECUTION: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD}),
    Right.CERTIFY: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD}),
    Right.CONFIRM_FINDINGS: frozenset({_R.STEERING_OFFICE}),
    Right.KEEP_DELEGATIONS: frozenset({_R.STEERING_OFFICE}),
    Right.KEEP_CONFIDENTIAL_PRODUCTS: frozenset({_R.STEERING_OFFICE}),
    Right.PRESENT_TEAM: frozenset({_R.CORRESPONDENT}),
    Right.SEE_PRESENTATIONS: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD}),
    Right.DECIDE_PRESENTATIONS: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD}),
    Right.CHECK_ADEQUACY: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD}),
    Right.REPLACE_MEMBERS: frozenset({_R.CORRESPONDENT}),
    Right.SEE_TURNOVER: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD, _R.CORRESPONDENT}),
    Right.WRITE_CONFIDENTIALITY: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD}),
    Right.AGREE_CONFIDENTIALITY: frozenset({_R.CORRESPONDENT}),
    Right.ACKNOWLEDGE_CONFIDENTIALITY: frozenset({_R.MEMBER, _R.CORRESPONDENT}),
    Right.SEE_NOTICES: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD}),
    Right.READ_OWN_NOTICES: frozenset({_R.CORRESPONDENT}),
    Right.RECORD_RECEIPT: frozenset({_R.STEERING_OFFICE}),
    Right.SEE_DUTIES: frozenset(Role),
    Right.SEE_PRODUCT_PRIVATE_SIDE: frozenset({_R.STEERING_OFFICE, _R.PRODUCT_LEAD, _R.PARTNER}),
}

#: Rights of decision: a role may hold them, and a delegation of signature in force gives them. Domain invariant 13.
DELEGABLE_RIGHTS = frozenset({Right.ISSUE_ORDERS, Right.CERTIFY, Right.CONFIRM_FINDINGS})

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
