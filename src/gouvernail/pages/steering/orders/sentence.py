"""The first sentence of an order: whether it will suffice."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail import wording
from gouvernail.pages.steering.figure_words import drift_text
from gouvernail.rules.statement import LineFigures, TotalFigures, total_of


def order_sentence(lines: Sequence[LineFigures]) -> str:
    """« 23,5 j réalisés sur 60 ; au rythme des 20 derniers jours, épuisé le 21 août 2026 ; l’équipe estime… »."""
    total = total_of("", lines)
    if total.ordered_hundredths is None:
        admitted = wording.euros_text(total.admitted_cents or 0)
        return f"{admitted} HT admis sur {wording.euros_text(total.ordered_cents or 0)} HT commandés."
    done = wording.days_text(total.done_hundredths or 0)
    parts = [f"{done} réalisés sur {wording.hundredths_text(total.ordered_hundredths)}"]
    if total.exhausted_on is not None:
        parts.append(f"au rythme des 20 derniers jours, {_exhausted(lines)} le {wording.date_text(total.exhausted_on)}")
    elif (total.remaining_on_order_hundredths or 0) <= 0:
        parts.append("plus aucun jour au solde")
    drift = drift_text(total.drift_hundredths)
    parts.append(f"l’équipe estime {_that(drift)}{_left_out(total)}" if drift else "le reste à faire n’est pas estimé")
    return "\N{NO-BREAK SPACE}; ".join(parts) + "."


def _exhausted(lines: Sequence[LineFigures]) -> str:
    """An order of several lines is used up line after line: the day told is that of the first."""
    measured = sum(1 for line in lines if line.ordered_hundredths is not None)
    return "épuisé" if measured < 2 else "première ligne épuisée"


def _left_out(total: TotalFigures) -> str:
    """The lines that the drift leaves out, when there are some."""
    if not total.lines_without_estimate:
        return ""
    return (
        f", sans compter {wording.counted(total.lines_without_estimate, 'ligne', 'lignes')} sans reste à faire estimé"
    )


def _that(drift: str) -> str:
    return f"qu’{drift}" if drift.startswith("il") else "que le solde suffit"
