"""What a historical take-over accepted as it was."""

from __future__ import annotations

from collections.abc import Mapping

#: What a historical take-over accepted, by code of the refusal: the fact and its day, with nothing left to correct.
ANOMALIES: Mapping[str, str] = {
    "order_outside_validity": (
        "Le bon de commande a été notifié le {notified_on:day}, en dehors de la validité de l’accord-cadre, "
        "du {first_on:day} inclus au {until_on:day} exclu."
    ),
    "order_above_ceiling": (
        "Le montant maximum HT de l’accord-cadre a été dépassé de {excess:euros} : {total:euros} engagés pour "
        "{ceiling:euros}."
    ),
    "order_above_ceiling_for_contractor": "La notification dépassait le montant maximum HT de l’accord-cadre.",
    "amendment_before_order": (
        "Le modificatif du {amended_on:day} précède la notification du bon de commande, le {notified_on:day}."
    ),
    "day_before_notification": (
        "Un travail fait le {work_on:day} précède la notification du bon de commande, le {notified_on:day}."
    ),
    "days_above_ordered": (
        "Les jours facturables de la ligne ont dépassé les jours commandés de {excess:days} : "
        "{billable:days} pour {ordered:days} commandés."
    ),
    "person_above_one_day": ("Une même personne a {total:days} le {work_on:day} : plus d’un jour pour une seule date."),
}
