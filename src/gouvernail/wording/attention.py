"""What needs a decision or a word, by code."""

from __future__ import annotations

from collections.abc import Mapping

#: Pieces of sentences, by code: those of one order are told together, the strongest first.
ATTENTION: Mapping[str, str] = {
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
