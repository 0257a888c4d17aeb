"""Why a day of work is refused, or deserves a look."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "day_without_notification": (
        "Le bon de commande n’est pas notifié : aucun jour ne peut y être enregistré. Notifiez-le d’abord."
    ),
    "day_before_notification": (
        "Ce jour précède la notification du bon de commande, le {notified_on:day}. Corrigez la date."
    ),
    "day_in_future": "Ce jour est dans le futur (nous sommes le {today:day}). N’enregistrez que des jours faits.",
    "day_after_end": "Ce jour suit la fin du bon de commande, le {ends_on:day}. Vérifiez la date.",
    "day_not_by_quarters": "Les jours vont par quarts : 0 – 0,25 – 0,5 – 0,75 – 1.",
    "day_not_billable_on_line": (
        "Cette ligne ne se mesure pas en jours : aucun jour facturable ne peut y être enregistré. "
        "Indiquez « accueil » ou « reprise », ou une autre ligne."
    ),
    "days_above_ordered": (
        "Les jours facturables de la ligne dépasseraient les jours commandés de {excess:days} : "
        "{billable:days} pour {ordered:days} commandés. Réduisez les jours, ou faites notifier un modificatif."
    ),
    "person_above_one_day": (
        "Cette personne aurait {total:days} le {work_on:day} : une personne ne fait pas plus d’un jour par date. "
        "Corrigez ses jours à cette date."
    ),
    "person_across_contractors": (
        "Le même identifiant totalise {total:days} le {work_on:day} chez plusieurs titulaires. "
        "Vérifiez s’il s’agit de la même personne."
    ),
    # Days that wait to be accepted
    "accept_before_notification": "Le bon de commande n’est pas notifié : aucun jour n’y est déclaré.",
    "no_days_waiting": "Aucun jour déclaré n’attend d’acceptation.",
    "waiting_days_changed": (
        "Ces jours ont changé depuis que la page a été ouverte : rien n’a été accepté ni renvoyé. "
        "Relisez ce qui attend maintenant, puis recommencez."
    ),
    "waiting_days_unread": "La demande ne dit pas quels jours accepter : rien n’a été accepté. Recommencez.",
    # Days sent back to the contractor
    "days_returned": (
        "Ces jours sont renvoyés au titulaire depuis le {returned_on:day} : ils s’accepteront quand il aura répondu "
        "ou corrigé."
    ),
    "days_returned_already": (
        "Ces jours sont déjà renvoyés au titulaire, depuis le {returned_on:day}. Attendez sa réponse ou sa correction."
    ),
    "no_day_waits": "Aucun jour n’attend d’acceptation sur cette ligne et ce mois : rien n’est à renvoyer.",
    "return_reason_missing": "Donnez le motif : sans lui, le titulaire ne saurait pas quoi revoir.",
    "return_reason_too_long": (
        "Le motif compte {length} caractères, pour {most} au plus. Raccourcissez-le ; rien n’a été renvoyé."
    ),
}
