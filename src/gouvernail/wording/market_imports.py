"""Workbooks handed over on a page: refusals and states."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "workbook_too_large": (
        "Le fichier pèse plus que les {limit} Mo acceptés. Répartissez les lignes dans plusieurs classeurs."
    ),
    "workbook_gone": "Le fichier déposé n’est plus là. Déposez de nouveau le classeur.",
    "workbook_altered": "Le fichier déposé a changé depuis son dépôt : il est refusé. Déposez de nouveau le classeur.",
    "imports_waiting": (
        "Vous avez déjà {waiting} classeurs déposés et non confirmés. Confirmez-en, ou attendez qu’ils soient retirés."
    ),
    "import_never_confirmed": (
        "Ce classeur n’a pas été confirmé à temps : son fichier est retiré. "
        "Déposez-le de nouveau s’il est encore utile."
    ),
    "import_not_read_yet": "Le classeur n’est pas encore lu. Attendez l’aperçu.",
    "import_over": "Cet import est terminé. Déposez un nouveau classeur.",
    "import_of_contractor": (
        "Ce classeur est celui d’un titulaire\N{NO-BREAK SPACE}: "
        "il déclare lui-même, et c’est à son correspondant de l’importer."
    ),
    "import_has_errors": "Erreurs à corriger : {errors}. Corrigez le classeur, puis déposez-le de nouveau.",
}

#: What is said of a workbook read, or imported, that changed nothing.
UNCHANGED = "importé, sans changement"
TO_CORRECT = "à corriger"

#: States of a workbook handed over on a page, by code.
MARKET_IMPORT_STATES: Mapping[str, str] = {
    "received": "lecture en cours",
    "previewed": "à confirmer",
    "confirmed": "import en cours",
    "refused": "refusé",
    "done": "importé",
}
