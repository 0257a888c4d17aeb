"""What the fields of forms are called on a page that only shows what was typed in them."""

from __future__ import annotations

from collections.abc import Mapping

#: By the first word of a field's name; a field that is not here keeps its own.
TYPED_FIELDS: Mapping[str, str] = {
    "debut": "État de l’activité ajoutée",
    "email": "Adresse électronique",
    "etat": "État d’une activité",
    "j": "Jours",
    "le": "Estimé le",
    "name": "Nom",
    "note": "Remarque",
    "number": "Numéro",
    "over": "Produit, titulaire ou organisation",
    "raf": "Reste à faire (j)",
    "reason": "Motif",
    "reponse": "Réponse",
    "role": "Rôle",
    "titre": "Activité ajoutée",
    "valeur": "Valeur",
}
