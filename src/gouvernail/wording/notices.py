"""Notices, time-stamps and receipts: refusals and words."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {}

#: What a notice tells, by kind.
NOTICE_KINDS: Mapping[str, str] = {
    "order_proposed": "bon de commande proposé",
    "order_notified": "bon de commande notifié",
    "order_cancelled": "bon de commande annulé",
    "amendment_notified": "bon de commande modificatif notifié",
    "order_suspended": "exécution suspendue",
    "order_resumed": "exécution reprise",
    "references_missing": "références à compléter",
    "presentation_accepted": "profil accepté",
    "presentation_recused": "profil récusé",
    "replacement_asked": "remplacement demandé",
}

#: By which channel a notice was received, by code.
CHANNELS: Mapping[str, str] = {
    "space": "première lecture dans l’espace du titulaire",
    "buyer_profile": "profil d’acheteur",
    "registered_letter": "lettre recommandée avec avis de réception",
    "receipt": "récépissé",
}
