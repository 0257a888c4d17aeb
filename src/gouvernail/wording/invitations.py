"""Invitations: where they stand, and refusals."""

from __future__ import annotations

from collections.abc import Mapping

#: Where an invitation stands.
INVITATION_STATES: Mapping[str, str] = {
    "pending": "en attente",
    "accepted": "acceptée",
    "withdrawn": "retirée",
    "expired": "expirée",
}

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "role_not_yours_to_give": (
        "Ce rôle n’est pas à vous de le donner : le bureau de pilotage invite les personnes de l’administration et les "
        "correspondants, chaque correspondant invite son équipe."
    ),
    "invitation_accepted": "Cette invitation a déjà servi : un lien ne s’emploie qu’une fois. Connectez-vous.",
    "invitation_withdrawn": "Cette invitation a été retirée par qui l’avait envoyée.",
    "invitation_expired": "Cette invitation a expiré. Demandez à qui vous a invité d’en envoyer une autre.",
    "invitation_from_nobody": (
        "Qui vous a invité n’a plus le droit de le faire. Demandez à un collègue d’envoyer l’invitation de nouveau."
    ),
    "invitation_unknown": "Cette invitation n’existe plus : elle a été remplacée. Ouvrez le dernier courriel reçu.",
    "invitation_already_pending": (
        "Une invitation à ce rôle attend déjà à cette adresse. Envoyez-la de nouveau depuis la liste des invitations."
    ),
    "invitation_needs_sign_in": "Un compte existe déjà à cette adresse : connectez-vous pour accepter l’invitation.",
    "invitation_for_another_address": (
        "Cette invitation est adressée à {email}. Déconnectez-vous, puis rouvrez le lien."
    ),
    "worker_identifier_missing": "Donnez l’identifiant de cette personne dans vos feuilles de temps.",
    "worker_already_linked": "L’identifiant « {identifier} » est déjà celui d’un autre compte de votre équipe.",
    "member_has_another_identifier": (
        "Cette personne est déjà dans votre équipe sous l’identifiant « {identifier} ». Reprenez celui-ci."
    ),
}
