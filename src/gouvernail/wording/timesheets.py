"""What a contractor's correspondent is told: months of the team, days sent back, lines, columns of other tools."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    # Days sent back
    "return_answered": "Ces jours ne sont plus à revoir : une réponse ou une correction est arrivée entre-temps.",
    "answer_missing": "Dites pourquoi ces jours sont maintenus : le chef de produit lira votre réponse.",
    "answer_too_long": "La réponse a {length} caractères, plus que les {most} possibles. Raccourcissez-la.",
    # Months of the team
    "month_changed": (
        "Ces mois ont changé depuis que la page a été ouverte : rien n’a été approuvé. Relisez-les, puis recommencez."
    ),
    "month_changed_before_return": (
        "Ce mois a changé depuis que la page a été ouverte : il n’a pas été renvoyé. Relisez-le, puis recommencez."
    ),
    "months_unread": "La demande ne dit pas quels mois approuver : rien n’a été approuvé. Recommencez.",
    "month_note_missing": "Dites à l’intervenant ce qu’il doit revoir.",
    "month_note_too_long": "Votre message a {length} caractères, plus que les {most} possibles. Raccourcissez-le.",
    # All lines on one screen
    "line_not_open": "Cette ligne n’est plus ouverte, ou n’est pas à vous : rien n’a été enregistré. Relisez la page.",
    "estimate_changed": (
        "Un autre reste à faire a été donné pour cette ligne entre-temps : lisez-le, puis enregistrez de nouveau."
    ),
    "activity_changed": (
        "Quelqu’un a changé l’état de cette activité entre-temps : lisez-le, puis enregistrez de nouveau."
    ),
    "activity_known": "Cette ligne a déjà une activité de ce nom. Changez son état, ou donnez un autre nom.",
    # Columns of another tool
    "columns_of_no_sheet": "Dites d’abord de quelle feuille il s’agit : jours, activités ou restes à faire.",
    "column_not_told": "Dites quelle colonne de votre fichier veut dire « {column} » : elle est nécessaire.",
    "heading_told_twice": "« {heading} » est choisie deux fois. Une de vos colonnes ne veut dire qu’une chose.",
    "heading_unknown": "« {heading} » n’est pas une colonne de ce fichier. Choisissez dans la liste.",
}
