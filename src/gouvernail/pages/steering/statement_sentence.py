"""The first sentence of the statement: whether there is something to do, with its figures."""

from __future__ import annotations

from gouvernail import wording
from gouvernail.pages.steering.statement_filters import StatementFilters
from gouvernail.rules.statement import Statement
from gouvernail.rules.statement.outlook import insufficient_orders


def heading_of(filters: StatementFilters) -> str:
    """« État au 30 juin 2026 · tous les accords-cadres »."""
    what = f"accord-cadre {filters.framework}" if filters.framework else "tous les accords-cadres"
    return f"État au {wording.date_text(filters.as_of)} · {what}"


def sentence_of(stated: Statement) -> str:
    """« 14 086 j commandés, 1 251 j réalisés, 12 835 j de solde ; 6 bons ne suffiront pas. »."""
    total = stated.total
    if not stated.lines:
        return f"Aucun bon de commande notifié au {wording.date_text(stated.as_of)}."
    ordered = wording.days_text(total.ordered_hundredths or 0)
    done = wording.days_text(total.done_hundredths or 0)
    left = wording.days_text(total.remaining_on_order_hundredths or 0)
    return f"{ordered} commandés, {done} réalisés, {left} de solde ; {_outlook(stated)}."


def _outlook(stated: Statement) -> str:
    short = len(insufficient_orders(stated.lines))
    if short:
        return wording.counted(short, "bon ne suffira pas", "bons ne suffiront pas")
    if stated.total.estimate_to_complete_hundredths is None:
        return "aucun reste à faire n’est estimé"
    return "aucun écart annoncé"


def missing_estimates(stated: Statement) -> str:
    """How many lines have no estimate, or nothing: totals of estimates and drifts leave them out."""
    count = stated.total.lines_without_estimate
    if not count:
        return ""
    lines = wording.counted(count, "ligne n’a", "lignes n’ont")
    return f"{lines} pas de reste à faire estimé : le reste à faire et l’écart ne comptent pas cette partie."
