"""Confidentiality of products and of missions: refusals."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "product_confidential": "Ce produit est déjà confidentiel.",
    "product_not_confidential": "Ce produit n’est pas confidentiel : il n’y a rien à lever.",
    "product_unknown_here": "Aucun produit ne porte cet identifiant.",
    "confidentiality_reason_missing": "Dites pourquoi : le motif est gardé au journal.",
    "confidentiality_reason_too_long": "Le motif fait {length} caractères ; {most} au plus.",
    "confidentiality_changed": (
        "Une autre version de ces règles a été écrite depuis que cette page est ouverte. Relisez-la avant de décider."
    ),
    "confidentiality_words_missing": "Écrivez les règles : une version sans texte ne dit rien.",
    "confidentiality_words_too_long": "Les règles font {length} caractères ; {most} au plus.",
    "confidentiality_review_past": "La date de revue est à venir : choisissez un jour après aujourd’hui.",
    "confidentiality_agreed": "Vous avez déjà donné votre accord à cette version.",
    "confidentiality_acknowledged": "Vous avez déjà dit avoir lu ces règles.",
    "confidentiality_not_a_mission": (
        "Ce bon n’a pas de ligne pour ce produit, ou n’est pas encore proposé au titulaire."
    ),
}
