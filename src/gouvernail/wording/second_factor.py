"""The second factor: why a code is refused."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "second_factor_exists": (
        "Un téléphone est déjà enregistré pour ce compte. Supprimez-le d’abord pour en enregistrer un autre."
    ),
    "second_factor_code_wrong": (
        "Ce code est faux ou expiré. Tapez les six chiffres que l’application affiche maintenant, et vérifiez que "
        "l’heure du téléphone est juste."
    ),
    "second_factor_code_refused": (
        "Ce code est faux, expiré ou déjà utilisé. Attendez que l’application en affiche un autre, ou tapez un code "
        "de secours."
    ),
    "second_factor_too_soon": (
        "Trop d’essais rapprochés : ce code n’a pas été examiné. Patientez un peu, puis tapez un nouveau code."
    ),
    "second_factor_password_wrong": "Ce mot de passe est incorrect. Tapez celui avec lequel vous vous connectez.",
}
