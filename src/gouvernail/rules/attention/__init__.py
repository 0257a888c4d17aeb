"""What needs a decision or a word this week. CCTP 4.1 (4.1-minimal-reporting), 4.2 (4.2-weekly)."""

from gouvernail.rules.attention.days import LineMonth, ReturnedDays, WaitingDays, points_of_days
from gouvernail.rules.attention.frameworks import FrameworkStanding, points_of_framework
from gouvernail.rules.attention.hand_overs import (
    ImportStanding,
    MailGivenUp,
    RegistryStanding,
    points_of_imports,
    points_of_mails,
    points_of_registry,
)
from gouvernail.rules.attention.months import MonthsToApprove, OwnMonth
from gouvernail.rules.attention.orders import Estimated, points_of_estimates, points_of_orders
from gouvernail.rules.attention.points import Kind, Point, Urgency
from gouvernail.rules.attention.promises import EndingDelegation, MissionRules, NoticeStanding, Unnamed
from gouvernail.rules.attention.proposals import Draft, OpenNeed, Proposed
from gouvernail.rules.attention.teams import AskedReplacement, Incomplete, RunningClock, Unchecked
from gouvernail.rules.attention.whole import AttentionFacts, attention, bounded

__all__ = [
    "AskedReplacement",
    "AttentionFacts",
    "Draft",
    "EndingDelegation",
    "Estimated",
    "FrameworkStanding",
    "ImportStanding",
    "Incomplete",
    "Kind",
    "LineMonth",
    "MailGivenUp",
    "MissionRules",
    "MonthsToApprove",
    "NoticeStanding",
    "OpenNeed",
    "OwnMonth",
    "Point",
    "Proposed",
    "RegistryStanding",
    "ReturnedDays",
    "RunningClock",
    "Unchecked",
    "Unnamed",
    "Urgency",
    "WaitingDays",
    "attention",
    "bounded",
    "points_of_days",
    "points_of_estimates",
    "points_of_framework",
    "points_of_imports",
    "points_of_mails",
    "points_of_orders",
    "points_of_registry",
]
