"""Who takes up from whom, and what it costs the contractor. CCTP 4.3 (4.3-turnover)."""

from gouvernail.rules.turnover.facts import OrderFacts, OrderTurnover, Period, ProfileAtWork
from gouvernail.rules.turnover.figures import sum_of, turnover_of
from gouvernail.rules.turnover.onboarding import (
    Onboarding,
    why_not_before_days,
    why_not_end_onboarding,
    why_not_onboard,
)

__all__ = [
    "Onboarding",
    "OrderFacts",
    "OrderTurnover",
    "Period",
    "ProfileAtWork",
    "sum_of",
    "turnover_of",
    "why_not_before_days",
    "why_not_end_onboarding",
    "why_not_onboard",
]
