"""The words of the journal: what was done, by whom, to what, and what its check can find."""

from __future__ import annotations

from collections.abc import Mapping

#: What an entry of the journal says was done, by verb.
JOURNAL: Mapping[str, str] = {
    "account.link_asked": "lien de connexion demandé",
    "account.locked": "accès suspendu après trop d’échecs",
    "account.opened": "compte ouvert",
    "account.password_changed": "mot de passe changé",
    "account.refused": "connexion refusée",
    "account.reactivated": "compte rouvert",
    "account.role_granted": "rôle donné",
    "account.role_withdrawn": "rôle retiré",
    "account.session_ended": "connexion fermée à distance",
    "account.signed_in": "connexion",
    "account.signed_out": "déconnexion",
    "account.suspended": "compte suspendu",
    "adequacy.answered": "adéquation des profils vérifiée",
    "adequacy.dated": "vérifications de l’adéquation datées",
    "activity.moved": "activité déplacée",
    "assignment.ended": "affectation d’un profil finie",
    "assignment.started": "profil affecté à un bon de commande",
    "access.refused": "accès refusé",
    "delegation.given": "délégation de signature inscrite",
    "delegation.withdrawn": "délégation de signature retirée",
    "days.accepted": "jours acceptés",
    "days.returned": "jours renvoyés au titulaire",
    "employer.confirmed": "employeur du registre rapproché d’un titulaire",
    "estimate.recorded": "reste à faire saisi",
    "invitation.accepted": "invitation acceptée",
    "invitation.sent": "invitation envoyée",
    "invitation.sent_again": "invitation envoyée de nouveau",
    "invitation.withdrawn": "invitation retirée",
    "identity.forgotten": "identité ProConnect oubliée",
    "identity.linked": "identité ProConnect rattachée",
    "ledger.rebuilt": "soldes recalculés",
    "confidentiality.acknowledged": "règles de confidentialité lues par un intervenant",
    "confidentiality.agreed": "règles de confidentialité convenues",
    "confidentiality.written": "règles de confidentialité proposées",
    "columns.forgotten": "correspondance de colonnes oubliée",
    "columns.mapped": "colonnes d’un autre outil reconnues",
    "lines.updated": "restes à faire et activités mis à jour",
    "market.imported": "classeur du marché importé",
    "market_import.confirmed": "import du classeur confirmé",
    "market_import.done": "import du classeur terminé",
    "market_import.previewed": "aperçu du classeur établi",
    "market_import.received": "classeur déposé",
    "market_import.refused": "classeur refusé",
    "month.confirmed": "mois d’un intervenant déclaré au titulaire",
    "month.reminded": "rappel du mois à déclarer",
    "month.returned": "mois renvoyé à l’intervenant",
    "month.taken_back": "mois d’un intervenant repris",
    "months.approved": "mois de l’équipe approuvés",
    "notice.issued": "notification adressée au titulaire",
    "notice.read": "notification lue pour la première fois dans l’espace du titulaire",
    "notice.received": "réception d’une notification notée, avec sa preuve",
    "notice.stamped": "notification horodatée par une autorité",
    "onboarding.ended": "accueil d’un remplaçant terminé",
    "replacement.asked": "remplacement d’un profil demandé",
    "replacement.taken_up": "remplacement pris par un nouveau profil",
    "order.entered": "bon de commande saisi",
    "order.notified": "bon de commande notifié",
    "framework.created": "accord-cadre créé",
    "framework.limits_changed": "montants minimum et maximum d’un accord-cadre changés",
    "framework.lot_added": "lot ajouté à un accord-cadre",
    "framework.rank_added": "titulaire ajouté à un accord-cadre",
    "framework.rank_ended": "titulaire qui ne reçoit plus de bons",
    "framework.consortium_formed": "groupement inscrit",
    "framework.subcontractor_declared": "sous-traitant déclaré",
    "framework.unit_added": "unité d’œuvre ajoutée au catalogue",
    "framework.unit_kind_told": "famille d’une unité d’œuvre précisée",
    "framework.price_added": "prix donné ou révisé",
    "correspondent.named": "correspondant permanent désigné",
    "term.given": "valeur donnée à une clause de l’accord-cadre",
    "product.confidential": "confidentialité d’un produit décidée",
    "registry.imported": "registre des produits importé",
    "return.answered": "jours renvoyés, maintenus par le titulaire",
    "second_factor.backup_used": "connexion par un code de secours",
    "second_factor.codes_renewed": "codes de secours renouvelés",
    "second_factor.enrolled": "second facteur enregistré",
    "second_factor.refused": "code du second facteur refusé",
    "second_factor.removed": "second facteur retiré",
}

#: Who acts in the journal without an account.
JOURNAL_ACTORS: Mapping[str, str] = {
    "anonymous": "sans compte",
    "clock": "calendrier",
    "console": "ligne de commande",
    "demonstration": "démonstration",
    "invited": "personne invitée",
    "member": "un intervenant",
    "worker": "tâche de fond",
}

#: What an entry of the journal is about, when it has no page of its own.
JOURNAL_SUBJECTS: Mapping[str, str] = {
    "days": "jours déclarés",
    "ledger": "tous les soldes",
    "months": "mois des intervenants",
    "registry:incubators": "incubateurs",
    "registry:organisations": "organisations",
    "registry:people": "personnes",
    "registry:products": "produits",
    "registry:stages": "phases",
    "sign_in:pro_connect": "connexion par ProConnect",
}

#: What the reading of the journal can find, by code.
DOUBTS: Mapping[str, str] = {
    "entry_missing": "L’écriture n° {sequence} manque : elle a été retirée, ou une autre a été ajoutée à sa place.",
    "chain_broken": "L’écriture n° {sequence} ne suit pas la précédente : la chaîne est rompue à cet endroit.",
    "entry_altered": "L’écriture n° {sequence} a été modifiée : son contenu ne correspond plus à son empreinte.",
    "head_missing": "La tête du journal a disparu : on ne peut plus savoir si la fin a été coupée.",
    "head_differs": (
        "La tête du journal annonce {sequence} écriture(s), la chaîne en tient {found} : la fin a été changée."
    ),
    "facts_altered": "Des faits couverts par l’écriture n° {sequence} ont changé ou disparu (« {found} »).",
    "facts_unclaimed": "Des faits (« {found} ») ne se réclament d’aucune écriture.",
    "facts_inserted": "Des faits (« {found} ») se réclament de l’écriture n° {sequence}, qui ne les annonce pas.",
    "table_altered": (
        "La table « {found} » n’est plus celle que l’écriture n° {sequence}, la dernière à y écrire, a annoncée."
    ),
}
