"""Employers of the registry: refusals, and why a contractor is suggested."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "employer_unknown": (
        "Aucune mission du registre ne porte plus cet employeur : rien n’a été enregistré. Relisez la liste."
    ),
    "employer_changed": (
        "Quelqu’un vient de dire autre chose de cet employeur : rien n’a été enregistré. "
        "Relisez la ligne, puis recommencez si besoin."
    ),
    "employer_without_choice": "Choisissez un titulaire, ou « aucun titulaire » : rien n’a été enregistré.",
}

#: Why a contractor is suggested, by code.
SUGGESTIONS: Mapping[str, str] = {
    "same_name": "même nom, à la casse, aux accents et à la ponctuation près",
    "one_holds_other": "l’un des deux noms contient l’autre",
}
