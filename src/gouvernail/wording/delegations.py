"""Delegations of signature: refusals and words."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "not_a_signatory": "Votre rôle ne permet pas de signer cette décision.",
    "no_delegation": (
        "Aucune délégation de signature en vigueur ne vous permet de prendre cette décision. "
        "Le bureau de pilotage tient les délégations."
    ),
    "delegation_elsewhere": (
        "Votre délégation de signature porte sur un autre accord-cadre ou un autre produit que ce bon de commande."
    ),
    "delegation_amount": (
        "Votre délégation de signature va jusqu’à {most:euros} HT ; cette décision porte sur {amount:euros} HT."
    ),
    "delegation_right_unknown": "Choisissez ce que la délégation permet de signer.",
    "delegation_role": (
        "Cette personne n’a pas de rôle qui permette de signer cela : donnez-lui d’abord le rôle, puis la délégation."
    ),
    "delegation_account_unknown": "Cette personne n’a pas de compte : choisissez-la dans la liste.",
    "delegation_account_suspended": "Ce compte est suspendu : rouvrez-le avant de lui donner une délégation.",
    "delegation_framework_unknown": "Cet accord-cadre n’existe pas : choisissez-le dans la liste.",
    "delegation_product_unknown": "Ce produit n’existe pas : donnez son identifiant.",
    "delegation_source_missing": "Dites quel acte donne cette délégation : personne ne signe sur sa seule parole.",
    "delegation_ends_before": "La délégation finirait le {end:day}, avant de commencer le {start:day}.",
    "delegation_no_amount": "Un montant limite est supérieur à zéro ; laissez vide s’il n’y en a pas.",
    "delegation_known": "Cette délégation est déjà inscrite, avec les mêmes dates et la même portée.",
    "delegation_withdrawn": "Cette délégation a déjà été retirée.",
    "delegation_over": "Cette délégation a pris fin le {end:day} : il n’y a plus rien à retirer.",
}

#: Rights that a delegation gives, by code.
DELEGATED_RIGHTS: Mapping[str, str] = {
    "issue_orders": "notifier des bons de commande",
    "certify": "signer des procès-verbaux de service fait",
    "confirm_findings": "confirmer des constats de mauvaise exécution",
}
