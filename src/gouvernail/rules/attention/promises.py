"""Confidentiality rules to agree or review, notices to receive and stamp, delegations about to end, correspondents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from gouvernail.rules.access import Role
from gouvernail.rules.attention.points import Kind, Point, Urgency, urgency_of
from gouvernail.rules.terms import Terms
from gouvernail.rules.verdicts import Duty

_CONFIDENTIALITY = "4.1-confidentiality"
_NOTICE = "4.2-replacement"
#: Habits of the office, not of the contract: from how long before a review or an end one is told, in days.
REVIEW_WARNING_DAYS = 30
DELEGATION_WARNING_DAYS = 30
#: A time-stamp asked for longer ago than this is late: the authority has been tried all day.
STAMP_DAYS = 1


class MissionRules(NamedTuple):
    """The last version of the confidentiality rules of a mission, and who agreed to it."""

    key: str
    order: str
    written_on: date
    review_on: date | None
    is_agreed_by_state: bool
    is_agreed_by_contractor: bool


class NoticeStanding(NamedTuple):
    """A notice without receipt or without stamp: ``mail_lost_on`` when its mail was given up."""

    key: str
    number: str
    order: str
    framework: str
    issued_on: date
    is_received: bool = False
    mail_lost_on: date | None = None
    stamp_asked_on: date | None = None


class EndingDelegation(NamedTuple):
    """A delegation of signature and its last day; ``right`` says what it lets decide."""

    key: str
    right: str
    until_on: date


class Unnamed(NamedTuple):
    """A contractor with open orders of a framework and no permanent correspondent there."""

    key: str
    framework: str
    contractor: str
    open_orders: int


def points_of_rules(rules: Iterable[MissionRules], side: Role, on: date) -> Iterator[Point]:
    """The rules that this side (lead or correspondent) has to agree to, or that both have to review.

    CCTP 4.1 (4.1-confidentiality).
    """
    for one in rules:
        agreed = one.is_agreed_by_contractor if side is Role.CORRESPONDENT else one.is_agreed_by_state
        if not agreed:
            duty = Duty("confidentiality_to_agree", _CONFIDENTIALITY, side, since_on=one.written_on)
            yield Point(Kind.CONFIDENTIALITY, Urgency.WAITING, one.key, (duty,), order=one.order)
        elif one.review_on is not None and one.review_on <= on + timedelta(days=REVIEW_WARNING_DAYS):
            duty = Duty("confidentiality_to_review", _CONFIDENTIALITY, side, due_on=one.review_on)
            yield Point(Kind.CONFIDENTIALITY, urgency_of(one.review_on, on), one.key, (duty,), order=one.order)


def points_of_notices(notices: Iterable[NoticeStanding], terms: Mapping[str, Terms], on: date) -> Iterator[Point]:
    """The notices whose receipt or stamp the office has to see to; how long it waits is a term of the framework.

    Domain, terms; CCTP 4.2 (4.2-replacement).
    """
    for one in notices:
        days = terms[one.framework].number("buyer_profile_days")
        duties = tuple(_of_notice(one, days, on))
        if duties:
            yield Point(Kind.NOTICE, Urgency.WAITING, one.key, duties, order=one.order)


def points_of_unread(notices: Iterable[NoticeStanding]) -> Iterator[Point]:
    """The notices that the contractor has not read in its space. CCTP 4.2 (4.2-replacement)."""
    for one in notices:
        if not one.is_received:
            values = {"notice": one.number}
            duty = Duty("notice_to_read", _NOTICE, Role.CORRESPONDENT, since_on=one.issued_on, values=values)
            yield Point(Kind.NOTICE, Urgency.WAITING, one.key, (duty,), order=one.order)


def points_of_delegations(delegations: Iterable[EndingDelegation], on: date) -> Iterator[Point]:
    """The delegations whose last day comes, so that nobody signs without. Domain invariant 13."""
    for one in delegations:
        if on <= one.until_on <= on + timedelta(days=DELEGATION_WARNING_DAYS):
            values = {"right": one.right}
            duty = Duty("delegation_ends", "domain-13", Role.STEERING_OFFICE, due_on=one.until_on, values=values)
            yield Point(Kind.DELEGATION, Urgency.COMING, one.key, (duty,))


def points_of_correspondents(unnamed: Iterable[Unnamed]) -> Iterator[Point]:
    """The permanent correspondents that are not named. CCTP 4.1 (4.1-correspondent)."""
    for one in unnamed:
        values = {"framework": one.framework, "contractor": one.contractor, "count": one.open_orders}
        duty = Duty("correspondent_missing", "4.1-correspondent", Role.CORRESPONDENT, values=values)
        yield Point(Kind.CORRESPONDENT, Urgency.TO_FILL, one.key, (duty,), weight=one.open_orders)


def _of_notice(one: NoticeStanding, days: int | None, on: date) -> Iterator[Duty]:
    by = Role.STEERING_OFFICE
    values = {"notice": one.number}
    if not one.is_received and one.mail_lost_on is not None:
        yield Duty("notice_mail_lost", _NOTICE, by, since_on=one.mail_lost_on, values=values)
    if not one.is_received and days is not None and one.issued_on + timedelta(days=days) < on:
        yield Duty("notice_not_received", _NOTICE, by, since_on=one.issued_on, values=values)
    if one.stamp_asked_on is not None and one.stamp_asked_on + timedelta(days=STAMP_DAYS) < on:
        yield Duty("notice_not_stamped", _NOTICE, by, since_on=one.stamp_asked_on, values=values)
