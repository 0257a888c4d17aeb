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
    "role_already_held": "Ce compte a déjà ce rôle.",
    "role_not_held": "Ce compte n’a plus ce rôle : quelqu’un l’a retiré entre-temps.",
    "account_gone": "Ce compte n’existe plus.",
    "last_steering_office": (
        "C’est le dernier compte du bureau de pilotage : sans lui, personne ne tiendrait plus les comptes. Invitez "
        "d’abord une autre personne."
    ),
    "account_already_suspended": "Ce compte est déjà suspendu.",
    "account_already_active": "Ce compte n’est pas suspendu.",
    "account_is_your_own": (
        "On ne suspend pas son propre compte. Demandez-le à une autre personne du bureau de pilotage."
    ),
    "product_unknown_for_role": "Aucun produit n’a l’identifiant « {scope} ». Donnez celui du registre.",
    "contractor_unknown_for_role": "Aucun titulaire n’a le SIRET « {scope} ». Importez d’abord le classeur du marché.",
    "organisation_unknown_for_role": (
        "Aucune organisation n’a l’identifiant « {scope} ». Importez d’abord le registre."
    ),
}
