"""A member's month: refusals and states."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "month_in_future": (
        "Ce mois n’a pas commencé (nous sommes le {today:day}) : déclarez-le à partir de son premier jour."
    ),
    "month_already_confirmed": (
        "Ce mois est déjà déclaré : rien n’a été changé. Pour le corriger, reprenez-le d’abord."
    ),
    "month_not_confirmed": "Ce mois n’est pas déclaré : il n’y a rien à reprendre. Corrigez-le directement.",
    "month_stale": (
        "Ce mois a changé depuis que la page a été ouverte (autre onglet, autre appareil ou votre correspondant) : "
        "rien n’a été enregistré. Ce que vous avez saisi est encore ci-dessous ; relisez, puis recommencez."
    ),
    "month_figure_unread": (
        "« {typed} » ne se lit pas comme une part de jour. Écrivez 1, 0,75, 0,5, ½ ou 0,25, ou laissez vide."
    ),
    "month_line_unknown": "Cette ligne n’est pas ouverte à votre saisie. Retirez-la ou choisissez-en une autre.",
    "day_outside_month": "Le {work_on:day} n’est pas dans ce mois. Saisissez-le sur la page de son mois.",
    "order_not_at_work": (
        "Le bon de commande n’était pas en cours le {work_on:day}. Choisissez une autre ligne ou videz la case."
    ),
    "you_above_one_day": (
        "Vous auriez {total:days} le {work_on:day}, soit {excess:days} de trop : une date compte un jour au plus. "
        "Réduisez l’une de ses cases."
    ),
    "month_above_ordered": (
        "Vous saisissez {entered:days} et il en reste {left:days} à déclarer sur la ligne, soit {excess:days} de trop. "
        "Réduisez, ou prévenez votre correspondant : il peut demander un bon de commande modificatif."
    ),
    "day_not_working": "Le {work_on:day} n’est pas un jour ouvré. Vérifiez la date.",
    "activity_without_line": "Dites sur quelle ligne porte l’activité « {title} ».",
    "activity_without_title": "Donnez un titre à l’activité que vous ajoutez, ou laissez la ligne sans choix.",
}

#: States of a month, by code.
MONTH_STATES: Mapping[str, str] = {
    "entered": "en cours de saisie",
    "confirmed": "à approuver",
    "returned": "à revoir",
    "approved": "approuvé",
}
