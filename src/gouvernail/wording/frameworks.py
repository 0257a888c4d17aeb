"""Frameworks, lots, consortia and correspondents: refusals and words."""

from __future__ import annotations

from collections.abc import Mapping

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
