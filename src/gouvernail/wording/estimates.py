"""Why an estimate to complete is refused."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "estimate_before_notification": "Le bon de commande n’est pas notifié : rien n’est encore à faire.",
    "estimate_on_order_over": (
        "L’état du bon de commande est « {state:state} » : plus rien n’est à faire. "
        "Une estimation passée s’ajoute par le classeur du marché."
    ),
    "estimate_on_order_without_days": "Aucune ligne de ce bon de commande ne se mesure en jours.",
    "estimate_negative": "Un reste à faire n’est jamais négatif ({days:days} indiqués).",
    "estimate_in_future": (
        "Ce jour est dans le futur (nous sommes le {today:day}). Une estimation se date du jour où elle est faite."
    ),
    "estimate_on_line_without_days": (
        "Cette ligne ne se mesure pas en jours : son reste à faire est gardé, mais n’apparaît pas dans l’état."
    ),
}
