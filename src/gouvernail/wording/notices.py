"""Notices, time-stamps and receipts: refusals and words."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "receipt_by_reading_only": (
        "La première lecture dans l’espace s’écrit toute seule, quand le titulaire ouvre la notification : choisissez "
        "une autre voie."
    ),
    "receipt_deposit_missing": "Dites quel jour la notification a été déposée sur le profil d’acheteur.",
    "receipt_profile_days_missing": (
        "L’accord-cadre ne dit pas au bout de combien de jours un dépôt sur le profil d’acheteur vaut réception "
        "(clause à renseigner) : dites quel jour elle a été lue, ou renseignez la clause."
    ),
    "receipt_day_missing": "Dites quel jour la notification a été reçue.",
    "receipt_before_issue": "La notification est du {issued_on:day} : elle n’a pu être ni déposée ni reçue avant.",
    "receipt_in_future": "Ce jour est à venir : notez la réception quand elle a eu lieu.",
    "receipt_before_deposit": "La lecture ne peut pas précéder le dépôt sur le profil d’acheteur.",
    "receipt_note_too_long": "La remarque est trop longue : 1 000 caractères au plus.",
    "receipt_evidence_kind": "La preuve est un PDF ou une image (PNG, JPEG) : ce fichier n’en est pas un.",
    "receipt_evidence_too_large": "La preuve dépasse 10 Mo : réduisez-la.",
    "receipt_evidence_not_kept": "Le serveur n’a pas pu garder ce fichier : rien n’est enregistré.",
    "receipt_stale": (
        "Une réception a été notée entre-temps sur cette notification. Lisez-la ci-dessus, puis enregistrez de nouveau "
        "si la vôtre dit autre chose."
    ),
}

#: Where the receipt of a notice stands, by code.
RECEIPT_STATES: Mapping[str, str] = {
    "received": "reçue",
    "deposited": "déposée, pas encore réputée reçue",
    "awaited": "réception à prouver",
}

#: What stands of the time-stamp of a notice, by code.
STAMP_STATES: Mapping[str, str] = {
    "stamped": "horodatée par une autorité",
    "doubted": "horodatage douteux, non retenu",
    "waiting": "horodatage demandé, attendu",
    "no_authority": "sans horodatage d’une autorité",
}

#: Why a time-stamp was not obtained, or is not believed, by code.
STAMP_TROUBLES: Mapping[str, str] = {
    "unreachable": "autorité d’horodatage injoignable ({reason})",
    "refused": "demande refusée par l’autorité d’horodatage ({reason})",
    "unreadable": "réponse de l’autorité d’horodatage illisible",
    "too_large": "réponse de l’autorité d’horodatage trop longue",
    "not_verified": "réponse de l’autorité d’horodatage non vérifiée ({reason})",
    "no_certificates": "certificats de l’autorité d’horodatage illisibles sur ce serveur ({reason})",
    "stamp_before_issue": "l’autorité date ce jeton d’avant la notification : il est gardé, sa date n’est pas retenue",
    "stamp_in_future": "l’autorité date ce jeton d’un instant à venir : il est gardé, sa date n’est pas retenue",
}

#: What the check of notices can find, by code.
NOTICE_DOUBTS: Mapping[str, str] = {
    "content_altered": "{name} : le contenu ne concorde plus avec son empreinte.",
    "annex_altered": "{name} : l’annexe des personnes ne concorde plus avec l’empreinte que dit le contenu.",
    "content_differs": "{name} : le contenu ne dit pas la même chose que la notification ({found}).",
    "pdf_missing": "{name} : le document PDF manque.",
    "pdf_unreadable": "{name} : le document gardé n’est pas un PDF.",
    "stamp_missing": "{name} : aucune demande d’horodatage n’est gardée.",
    "stamp_of_another_digest": "{name} : l’horodatage porte sur une autre empreinte.",
    "token_not_verified": "{name} : le jeton d’horodatage ne se vérifie pas ({found}).",
    "certificates_missing": (
        "{name} : le jeton ne peut pas être vérifié, les certificats de l’autorité ne sont pas lisibles ({found})."
    ),
    "instant_differs": "{name} : l’instant gardé n’est pas celui que dit le jeton ({found}).",
    "instant_doubted": "{name} : l’instant du jeton n’est pas retenu ({found}).",
    "clock_went_back": "{name} : datée d’avant la notification qui la précède dans le journal ; l’horloge a reculé.",
    "journal_entry_differs": "{name} : l’écriture du journal ne porte pas cette empreinte.",
    "evidence_missing": "{name} : le fichier de preuve d’une réception manque.",
    "evidence_altered": "{name} : le fichier de preuve d’une réception n’est plus celui qui a été déposé.",
}

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
