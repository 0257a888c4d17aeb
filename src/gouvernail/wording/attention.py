"""What needs a decision or a word, by code."""

from __future__ import annotations

from collections.abc import Mapping

#: Pieces of sentences, by code: those of one order are told together, the strongest first.
ATTENTION: Mapping[str, str] = {
    "recusal_deadline": "profil {number} : dernier jour pour récuser le {deadline_on:day}",
    "references_missing": "profil {number} : références à compléter, le délai de récusation ne court pas",
    "adequacy_check": "dire si les profils conviennent aux besoins du produit",
    "replacement_asked": "profil {number} : l’administration demande un remplacement, présentez un profil",
    "replacement_announced": "profil {number} : remplacement annoncé, présentez un profil",
    "need_to_attribute": "besoin à attribuer : « {title} »",
    "draft_waiting": "brouillon à proposer au titulaire ou à notifier",
    "proposal_to_answer": "bon de commande proposé : accepter ou décliner",
    "proposal_awaited": "proposé au titulaire : sa réponse est attendue",
    "proposal_silent": "le titulaire n’a pas répondu dans le délai : le constater et passer à l’attributaire suivant",
    "proposal_accepted": "accepté par le titulaire : à notifier",
    "confidentiality_to_agree": "règles de confidentialité à approuver",
    "confidentiality_to_review": "règles de confidentialité à revoir",
    "notice_to_read": "notification {notice} à lire",
    "notice_not_received": "notification {notice} : aucune preuve de réception",
    "notice_mail_lost": "notification {notice} : le courriel n’a pas pu être remis",
    "notice_not_stamped": "notification {notice} : horodatage toujours attendu",
    "delegation_ends": "dernier jour d’une délégation de signature ({right:delegated})",
    "correspondent_missing": "correspondant permanent à désigner, {count:open_orders}",
    "month_to_declare": "mois {month:of_month} à déclarer",
    "month_returned": "mois {month:of_month} renvoyé par votre correspondant : à revoir",
    "months_to_approve": "{months:months} à approuver {month:of_month}",
    "order_used_up": (
        "{share}\N{NO-BREAK SPACE}% des jours commandés sont déclarés ou acceptés, {used:days} sur {ordered:days}"
    ),
    "order_exhausted_soon": "solde épuisé le {exhausted_on:day}, au rythme des 20 derniers jours ouvrés",
    "order_line_exhausted_soon": (
        "première ligne épuisée le {exhausted_on:day}, au rythme des 20 derniers jours ouvrés"
    ),
    "order_insufficient": "l’équipe estime qu’il manquera {drift:days}",
    "order_above_percent": (
        "{share}\N{NO-BREAK SPACE}% des jours commandés sont déclarés ou acceptés, {used:days} sur {ordered:days} "
        "(seuil de {percent}\N{NO-BREAK SPACE}%)"
    ),
    "estimate_missing": "reste à faire jamais estimé, sur {lines:lines}",
    "estimate_old": "reste à faire à estimer de nouveau, sur {lines:lines}",
    "days_waiting": "à accepter : {days:days} {month:of_month}, sur {lines:lines}",
    "return_unanswered": "réponse du titulaire attendue sur {days:days} {month:of_month}, ligne {line}",
    "return_answered": (
        "le titulaire a répondu ou corrigé, sur {days:days} {month:of_month}, ligne {line} : à accepter ou à renvoyer"
    ),
    "ceiling_reached": "{committed:euros} engagés pour un montant maximum de {ceiling:euros} HT",
    "ceiling_near": (
        "{share}\N{NO-BREAK SPACE}% du montant maximum HT engagés (seuil de {percent}\N{NO-BREAK SPACE}%) : "
        "{left:euros} peuvent encore l’être"
    ),
    "framework_ends": "dernier jour pour notifier un bon de commande",
    "framework_over": "l’accord-cadre est terminé, et {orders:orders}",
    "terms_to_fill": "{terms:terms} : ce qui en dépend sera refusé",
    "import_refused": "le classeur « {file} » a été refusé",
    "import_has_troubles": "l’aperçu du classeur « {file} » montre des erreurs à corriger",
    "import_unconfirmed": "l’aperçu du classeur « {file} » attend d’être confirmé",
    "registry_troubles": "le dernier changement du registre laisse {troubles:troubles}",
    "invitation_not_sent": "l’invitation de {to} n’a pas pu être envoyée",
}

#: What the points of each kind are, counted: one, several.
OF_KIND: Mapping[str, tuple[str, str]] = {
    "recusal": ("profil à décider", "profils à décider"),
    "references": ("profil à compléter", "profils à compléter"),
    "proposal": ("proposition à laquelle répondre", "propositions auxquelles répondre"),
    "awaited": ("réponse de titulaire attendue", "réponses de titulaires attendues"),
    "to_notify": ("bon de commande à proposer ou à notifier", "bons de commande à proposer ou à notifier"),
    "need": ("besoin à attribuer", "besoins à attribuer"),
    "replacement": ("profil à remplacer", "profils à remplacer"),
    "adequacy": ("adéquation à vérifier", "adéquations à vérifier"),
    "confidentiality": ("règle de confidentialité à voir", "règles de confidentialité à voir"),
    "notice": ("notification à suivre", "notifications à suivre"),
    "delegation": ("délégation qui se termine", "délégations qui se terminent"),
    "correspondent": ("correspondant permanent à désigner", "correspondants permanents à désigner"),
    "month": ("mois à déclarer", "mois à déclarer"),
    "team_months": ("mois d’équipe à approuver", "mois d’équipe à approuver"),
    "order": ("bon de commande à surveiller", "bons de commande à surveiller"),
    "framework": ("accord-cadre à surveiller", "accords-cadres à surveiller"),
    "return": ("renvoi à suivre", "renvois à suivre"),
    "days": ("mois à accepter", "mois à accepter"),
    "estimate": ("reste à faire à estimer", "restes à faire à estimer"),
    "import": ("import à regarder", "imports à regarder"),
    "mail": ("invitation non envoyée", "invitations non envoyées"),
    "registry": ("import du registre à regarder", "imports du registre à regarder"),
    "terms": ("accord-cadre à compléter", "accords-cadres à compléter"),
}

#: What is left out of a list that is too long, by kind: one, several.
LEFT_OUT: Mapping[str, tuple[str, str]] = {
    "recusal": ("autre profil à décider", "autres profils à décider"),
    "references": ("autre profil à compléter", "autres profils à compléter"),
    "proposal": ("autre proposition à laquelle répondre", "autres propositions auxquelles répondre"),
    "awaited": ("autre réponse de titulaire attendue", "autres réponses de titulaires attendues"),
    "to_notify": ("autre bon de commande à proposer ou à notifier", "autres bons de commande à proposer ou à notifier"),
    "need": ("autre besoin à attribuer", "autres besoins à attribuer"),
    "replacement": ("autre profil à remplacer", "autres profils à remplacer"),
    "adequacy": ("autre adéquation à vérifier", "autres adéquations à vérifier"),
    "confidentiality": ("autre règle de confidentialité à voir", "autres règles de confidentialité à voir"),
    "notice": ("autre notification à suivre", "autres notifications à suivre"),
    "delegation": ("autre délégation qui se termine", "autres délégations qui se terminent"),
    "correspondent": ("autre correspondant permanent à désigner", "autres correspondants permanents à désigner"),
    "month": ("autre mois à déclarer", "autres mois à déclarer"),
    "team_months": ("autre mois d’équipe à approuver", "autres mois d’équipe à approuver"),
    "order": ("autre bon de commande à surveiller", "autres bons de commande à surveiller"),
    "framework": ("autre accord-cadre", "autres accords-cadres"),
    "return": ("autre mois renvoyé au titulaire", "autres mois renvoyés aux titulaires"),
    "days": ("autre mois à accepter", "autres mois à accepter"),
    "estimate": ("autre reste à faire à estimer", "autres restes à faire à estimer"),
    "import": ("autre import", "autres imports"),
    "mail": ("autre invitation non envoyée", "autres invitations non envoyées"),
    "registry": ("autre import du registre", "autres imports du registre"),
    "terms": ("autre accord-cadre à compléter", "autres accords-cadres à compléter"),
}
