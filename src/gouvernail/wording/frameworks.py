"""Frameworks, lots, consortia and correspondents: refusals and words."""

from __future__ import annotations

from collections.abc import Mapping

from gouvernail.wording.figures import days_text, hundredths_text

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {}

#: Whether the members of a consortium answer for one another, by code.
LIABILITIES: Mapping[str, str] = {
    "joint_and_several": "groupement solidaire",
    "several": "groupement conjoint",
    "several_with_liable_lead": "groupement conjoint, mandataire solidaire",
}

#: Rules of attribution, by code.
ATTRIBUTION_RULES: Mapping[str, str] = {
    "cascade": "cascade, par rang",
    "rotation": "tour de rôle",
    "quota": "parts fixées par titulaire",
}

#: Kinds of work units, by code.
UNIT_KINDS: Mapping[str, str] = {
    "devops": "Devops",
    "design": "design",
    "deployment": "déploiement",
    "hosting": "hébergement",
    "reversibility": "réversibilité",
}

#: How a unit is measured, by code.
MEASURES: Mapping[str, str] = {"days": "en jours", "costs": "frais refacturés", "fixed": "au forfait"}


def unit_size_words(months_hundredths: int | None, days_hundredths: int | None) -> str:
    """« environ 3 mois, ou 57,5 j »: how long units last and what they are worth. CCTP 2.1.2 (2.1-duration)."""
    said = []
    if months_hundredths is not None:
        said.append(f"environ {hundredths_text(months_hundredths)}\N{NO-BREAK SPACE}mois")
    if days_hundredths is not None:
        said.append(days_text(days_hundredths))
    return ", ou ".join(said)
