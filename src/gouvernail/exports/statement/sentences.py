"""The heading and the first sentence of a statement, on pages and on paper: whether there is something to do."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail import wording
from gouvernail.rules.statement import Statement
from gouvernail.rules.statement.outlook import insufficient_orders


def heading_of(statement: Statement, narrowed: Sequence[str] = ()) -> str:
    """« État d’avancement au 30 juin 2026 · tous les accords-cadres », then every other filter."""
    scope = f"accord-cadre {statement.framework}" if statement.framework else "tous les accords-cadres"
    return " · ".join((f"État d’avancement au {wording.date_text(statement.as_of)}", scope, *narrowed))


def sentence_of(statement: Statement) -> str:
    """« 60 j commandés, 23,5 j réalisés, 36,5 j de solde ; 1 bon ne suffira pas. »."""
    if not statement.lines:
        return f"Aucun bon de commande notifié au {wording.date_text(statement.as_of)}."
    total = statement.total
    ordered, done = wording.days_text(total.ordered_hundredths or 0), wording.days_text(total.done_hundredths or 0)
    left = wording.days_text(total.remaining_on_order_hundredths or 0)
    return f"{ordered} commandés, {done} réalisés, {left} de solde{_SEMICOLON}{_outlook(statement)}."


def _outlook(statement: Statement) -> str:
    if short := len(insufficient_orders(statement.lines)):
        return wording.counted(short, "bon ne suffira pas", "bons ne suffiront pas")
    if statement.total.estimate_to_complete_hundredths is None:
        return "aucun reste à faire n’est estimé"
    return "aucun écart n’est annoncé"


_SEMICOLON = "\N{NARROW NO-BREAK SPACE}; "
