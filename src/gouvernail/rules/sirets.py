"""The number of a company's establishment: fourteen digits that pass the check."""

from __future__ import annotations

from stdnum.fr import siret as siret_number

from gouvernail.rules.verdicts import Refusal


def compact(text: str) -> str:
    """A SIRET without the blanks that people type."""
    return "".join(text.split())


def why_not_siret(text: str) -> list[Refusal]:
    """Why this is no SIRET. CCTP 2 (2-order-by-need)."""
    return [] if siret_number.is_valid(compact(text)) else [Refusal("siret_wrong", "2-order-by-need")]
