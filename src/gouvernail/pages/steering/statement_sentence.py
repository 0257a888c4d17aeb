"""What the page of the statement says around its first sentence."""

from __future__ import annotations

from gouvernail import wording
from gouvernail.pages.steering.statement_filters import StatementFilters
from gouvernail.rules.statement import Statement


def heading_of(filters: StatementFilters) -> str:
    """« État au 30 juin 2026 · tous les accords-cadres »."""
    what = f"accord-cadre {filters.framework}" if filters.framework else "tous les accords-cadres"
    return f"État au {wording.date_text(filters.as_of)} · {what}"


def missing_estimates(stated: Statement) -> str:
    """How many lines have no estimate, or nothing: totals of estimates and drifts leave them out."""
    count = stated.total.lines_without_estimate
    if not count:
        return ""
    lines = wording.counted(count, "ligne n’a", "lignes n’ont")
    return f"{lines} pas de reste à faire estimé : le reste à faire et l’écart ne comptent pas cette partie."
