"""The steering statement: what is done and what remains, as of a day. CCTP 4.2 (4.2-statement)."""

from gouvernail.rules.statement.exhaustion import FORECAST_LIMIT_DAYS, exhausted_on, working_days_left
from gouvernail.rules.statement.facts import (
    ActivityFacts,
    AdmittedFact,
    Amendment,
    DayFact,
    EstimateFact,
    LineFacts,
    Passage,
    StateChange,
)
from gouvernail.rules.statement.figures import ActivityAt, LineFigures, Names, TotalFigures
from gouvernail.rules.statement.lines import activities_at, figures_of, state_at
from gouvernail.rules.statement.totals import total_of, totals_by
from gouvernail.rules.statement.whole import Statement

__all__ = [
    "FORECAST_LIMIT_DAYS",
    "ActivityAt",
    "ActivityFacts",
    "AdmittedFact",
    "Amendment",
    "DayFact",
    "EstimateFact",
    "LineFacts",
    "LineFigures",
    "Names",
    "Passage",
    "StateChange",
    "Statement",
    "TotalFigures",
    "activities_at",
    "exhausted_on",
    "figures_of",
    "state_at",
    "total_of",
    "totals_by",
    "working_days_left",
]
