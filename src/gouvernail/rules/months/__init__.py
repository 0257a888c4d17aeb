"""A member's month: what its habit proposes, what can be entered, and what differs from the habit.

CCTP 4.1 (4.1-contractor-authority), 4.1 (4.1-minimal-reporting).
"""

from gouvernail.rules.months.entering import doubts_of_month, why_not_confirm, why_not_enter
from gouvernail.rules.months.facts import Cell, KnownMonth, MonthLine, MonthRefusal
from gouvernail.rules.months.habit import Habit, LineDifference, Usual, differences_from_habit, habit_from, habit_of
from gouvernail.rules.months.proposal import copied_month, proposed_month
from gouvernail.rules.months.states import (
    month_to_declare,
    reminder_due_on,
    why_not_change,
    why_not_open,
    why_not_take_back,
)

__all__ = [
    "Cell",
    "Habit",
    "KnownMonth",
    "LineDifference",
    "MonthLine",
    "MonthRefusal",
    "Usual",
    "copied_month",
    "differences_from_habit",
    "doubts_of_month",
    "habit_from",
    "habit_of",
    "month_to_declare",
    "proposed_month",
    "reminder_due_on",
    "why_not_change",
    "why_not_confirm",
    "why_not_enter",
    "why_not_open",
    "why_not_take_back",
]
