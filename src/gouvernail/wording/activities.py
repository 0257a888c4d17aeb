"""Operational activities: refusals and states."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "activity_before_notification": "Le bon de commande n’est pas notifié : aucune activité n’y est encore menée.",
    "activity_on_order_over": (
        "L’état du bon de commande est « {state:state} » : ses activités ne changent plus ici. "
        "Un changement oublié s’ajoute par le classeur du marché."
    ),
    "activity_moved_meanwhile": (
        "Cette activité a été déplacée depuis que la page a été ouverte : elle est « {present:activity} ». "
        "Rien n’a changé. Recommencez si besoin."
    ),
    "activity_already_there": "Cette activité est déjà « {present:activity} » : rien n’a changé.",
    "activity_move_unread": "La demande ne dit pas où déplacer l’activité : rien n’a changé. Recommencez.",
}

#: States of an operational activity, by code.
ACTIVITY_STATES: Mapping[str, str] = {"to_do": "à faire", "doing": "en cours", "done": "faite"}
