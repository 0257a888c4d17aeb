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
}

#: Rights that a delegation gives, by code.
DELEGATED_RIGHTS: Mapping[str, str] = {
    "issue_orders": "notifier des bons de commande",
    "certify": "signer des procès-verbaux de service fait",
    "confirm_findings": "confirmer des constats de mauvaise exécution",
}
