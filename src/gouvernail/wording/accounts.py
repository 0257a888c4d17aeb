"""Why an account, a role or a session is refused."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "account_without_password": "Le compte {email} n’existe pas encore : il lui faut un mot de passe.",
    "role_on_both_sides": (
        "Ce compte a déjà un rôle de l’autre côté : qui présente pour un titulaire ne décide pas pour "
        "l’administration. Ouvrez un autre compte, à une autre adresse."
    ),
    "product_unknown_for_role": "Aucun produit n’a l’identifiant « {scope} ». Donnez celui du registre.",
    "contractor_unknown_for_role": "Aucun titulaire n’a le SIRET « {scope} ». Importez d’abord le classeur du marché.",
    "organisation_unknown_for_role": (
        "Aucune organisation n’a l’identifiant « {scope} ». Importez d’abord le registre."
    ),
}
