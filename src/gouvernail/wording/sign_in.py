"""Signing in: how, from which device, why a session is over, and refusals."""

from __future__ import annotations

from collections.abc import Mapping

#: How somebody came in.
WAYS: Mapping[str, str] = {
    "password": "mot de passe",
    "pro_connect": "ProConnect",
    "mail_link": "lien reçu par courriel",
    "invitation": "invitation",
}

#: Why a session is over, told on the page of sign-in.
SESSION_ENDS: Mapping[str, str] = {
    "idle": "Votre connexion a pris fin : vous n’avez ouvert aucune page depuis {minutes}.",
    "too_long": "Votre connexion a pris fin : elle ne dure jamais plus de {hours}.",
    "closed": "Votre connexion a pris fin : elle a été fermée, ou votre mot de passe a changé.",
}

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "account_suspended": "Ce compte est suspendu. Adressez-vous à votre bureau de pilotage.",
    "mail_link_unknown": "Ce lien n’existe pas, ou plus. Demandez-en un autre.",
    "mail_link_used": "Ce lien a déjà servi : il ne sert qu’une fois. Demandez-en un autre.",
    "mail_link_expired": "Ce lien a expiré. Demandez-en un autre.",
    "mail_link_too_often": "Trop de liens ont été demandés depuis votre poste. Réessayez dans une heure.",
    "mail_link_not_for_this_account": (
        "Le lien de connexion par courriel est réservé aux personnes des titulaires. Connectez-vous avec votre mot de "
        "passe."
    ),
}
