"""ProConnect: why somebody does not come in."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "identity_without_email": (
        "ProConnect ne donne pas d’adresse électronique pour vous : votre compte ne peut pas être retrouvé. "
        "Adressez-vous à votre bureau de pilotage."
    ),
    "identity_email_unverified": (
        "ProConnect dit que l’adresse {email} n’a pas été vérifiée : elle n’ouvre aucun compte. Faites-la vérifier "
        "par votre organisme, puis recommencez."
    ),
    "identity_unknown": (
        "ProConnect vous a bien reconnu, mais aucun compte n’a l’adresse {email}. Si vous avez reçu une invitation, "
        "ouvrez d’abord son lien ; sinon, demandez un compte à votre bureau de pilotage."
    ),
    "identity_differs": (
        "Le compte de l’adresse {email} est déjà rattaché à une autre identité ProConnect. Demandez à votre bureau de "
        "pilotage de faire oublier l’ancienne."
    ),
}

#: What went wrong with the provider's answer, by code; none of them opens anything.
FAULTS: Mapping[str, str] = {
    "cancelled": "Vous avez renoncé, ou ProConnect n’a pas pu vous reconnaître.",
    "code_refused": "ProConnect n’a pas reconnu son propre code : il a déjà servi, ou il a trop attendu.",
    "expired": "La réponse de ProConnect était périmée.",
    "forged": "La signature de la réponse n’est pas celle de ProConnect.",
    "incomplete": "La réponse de ProConnect n’était pas complète.",
    "not_yet": "La réponse de ProConnect ne vaut pas encore : l’heure de l’un des deux serveurs est fausse.",
    "stale": "Cette connexion avait déjà servi, avait trop attendu, ou avait été commencée ailleurs.",
    "unknown_key": "La réponse est signée d’une clé que ProConnect ne publie pas.",
    "unreachable": "ProConnect ne répond pas pour le moment.",
    "wrong_algorithm": "La réponse de ProConnect n’est pas signée comme il est convenu.",
    "wrong_audience": "La réponse de ProConnect était destinée à un autre site.",
    "wrong_issuer": "La réponse ne vient pas du ProConnect qui est réglé ici.",
    "wrong_nonce": "La réponse de ProConnect n’est pas celle de votre demande.",
    "wrong_subject": "ProConnect a donné deux identités différentes.",
}
