"""The first sentence of an order: whether it will suffice."""

from __future__ import annotations

from gouvernail import wording
from gouvernail.pages.steering.figure_words import drift_text
from gouvernail.rules.statement import TotalFigures


def order_sentence(total: TotalFigures) -> str:
    """« 23,5 j réalisés sur 60 ; au rythme des 20 derniers jours, épuisé le 21 août 2026 ; l’équipe estime… »."""
    if total.ordered_hundredths is None:
        admitted = wording.euros_text(total.admitted_cents or 0)
        return f"{admitted} HT admis sur {wording.euros_text(total.ordered_cents or 0)} HT commandés."
    done = wording.days_text(total.done_hundredths or 0)
    parts = [f"{done} réalisés sur {wording.hundredths_text(total.ordered_hundredths)}"]
    if total.exhausted_on is not None:
        parts.append(f"au rythme des 20 derniers jours, épuisé le {wording.date_text(total.exhausted_on)}")
    elif (total.remaining_on_order_hundredths or 0) <= 0:
        parts.append("plus aucun jour au solde")
    drift = drift_text(total.drift_hundredths)
    parts.append(f"l’équipe estime {_that(drift)}" if drift else "le reste à faire n’est pas estimé")
    return "\N{NO-BREAK SPACE}; ".join(parts) + "."


def _that(drift: str) -> str:
    return f"qu’{drift}" if drift.startswith("il") else "que le solde suffit"
