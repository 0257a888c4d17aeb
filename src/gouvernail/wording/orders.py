"""Orders and frameworks: refusals and states."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "order_outside_validity": (
        "La notification est en dehors de la validité de l’accord-cadre, du {first_on:day} inclus au {until_on:day} "
        "exclu. Vérifiez la date, ou l’accord-cadre."
    ),
    "order_above_ceiling": (
        "Le montant maximum HT de l’accord-cadre serait dépassé de {excess:euros} : {total:euros} engagés pour "
        "{ceiling:euros} possibles. {left:euros} peuvent encore être engagés : réduisez le bon de commande."
    ),
    "order_above_ceiling_untold": (
        "Le montant maximum HT de l’accord-cadre serait dépassé : réduisez le bon de commande, ou demandez au bureau "
        "de pilotage ce qui peut encore être engagé."
    ),
    "choice_without_reason_untold": (
        "Ce titulaire n’est pas le mieux placé et aucun motif n’est inscrit : le bureau de pilotage le complète."
    ),
    "order_backward": (
        "Le bon de commande est déjà « {state:state} » : il ne peut pas passer à « {later:state} », "
        "un bon de commande ne va qu’en avant. Indiquez son état présent."
    ),
    "price_missing": (
        "Aucun prix n’est en vigueur le {on:day} pour cette unité d’œuvre chez ce titulaire. "
        "Ajoutez-le à la feuille « prix »."
    ),
    "term_missing": "La clause « {term:term} » de l’accord-cadre est à renseigner : complétez-la d’abord.",
    "choice_without_reason": (
        "Ce titulaire n’est pas le mieux placé (titulaires qui le précèdent : {passed_over}). "
        "Indiquez pourquoi dans le motif."
    ),
    "amendment_of_draft": (
        "Un bon de commande qui n’est pas notifié ne se modifie pas par un modificatif : changez ses lignes."
    ),
    "amendment_before_order": (
        "Le modificatif précède la notification du bon de commande, le {notified_on:day}. Corrigez la date."
    ),
    "amendment_below_zero": (
        "La quantité de la ligne deviendrait négative ({quantity:units}). Réduisez ce que le modificatif retire."
    ),
    "order_already_notified": (
        "Ce bon de commande est déjà notifié : il ne se notifie qu’une fois. Pour le changer, notifiez un modificatif."
    ),
    "order_not_to_issue": "Ce bon de commande est « {state:state} » : il ne peut plus être notifié.",
    "order_says_nothing": "Ce bon de commande n’a aucune ligne : il ne commande rien. Ajoutez-lui des lignes.",
    "order_period_over": "La fin d’exécution, le {ends_on:day}, est passée. Corrigez le brouillon.",
    "line_price_missing": (
        "Aucun prix n’est en vigueur le {on:day} chez ce titulaire pour la ligne {line}, « {work_unit} ». "
        "Ajoutez-le au bordereau des prix."
    ),
    "contractor_not_ranked": (
        "Ce titulaire n’a pas de rang dans cet accord-cadre, ou dans le lot du bon de commande. Corrigez le brouillon."
    ),
    "contractor_rank_ended": "Ce titulaire ne reçoit plus de bon de commande depuis le {ended_on:day}.",
    "order_changed_meanwhile": (
        "Ce bon de commande, ses prix ou ses clauses ont changé depuis que vous l’avez lu. Relisez-le avant de signer."
    ),
    "order_beyond_scope": (
        "Ce bon de commande porte aussi sur des produits que vous ne voyez pas : le bureau de pilotage le signe."
    ),
    "amendment_of_finished": "Ce bon de commande est « {state:state} » : plus rien ne s’y modifie.",
    "amendment_says_nothing": "Ce modificatif ne change rien. Changez une quantité ou la fin d’exécution.",
    "amendment_reason_missing": "Dites pourquoi le bon de commande est modifié : le titulaire le lira.",
    "amendment_reason_too_long": "Ce motif compte {length} caractères : {most} au plus.",
    "amendment_line_unknown": "Ce bon de commande n’a pas de ligne {line}. Relisez-le.",
    "amendment_below_done": (
        "La ligne {line} ne commanderait plus que {days:days}, alors que {used:days} y sont déjà déclarés ou acceptés."
    ),
    "amendment_below_admitted": (
        "La ligne {line} ne vaudrait plus que {amount:euros} HT, alors que {admitted:euros} HT en sont déjà admis."
    ),
    "amendment_too_large": "Cette ligne dépasserait {most:euros}, plus qu’aucun bon ne vaut. Vérifiez la quantité.",
    "amendment_end_past": "La fin d’exécution ne peut pas être portée au {ends_on:day}, qui est passé.",
    "amendment_end_too_early": (
        "La fin d’exécution ne peut pas être portée au {ends_on:day} : le bon commence, ou l’on y a travaillé, "
        "jusqu’au {first_on:day}."
    ),
    "order_passage_impossible": "Ce bon de commande est « {state:state} » : il ne peut pas passer à « {later:state} ».",
    "passage_in_future": "Cette date n’est pas encore venue. Donnez celle d’aujourd’hui ou d’avant.",
    "passage_too_early": "Le bon de commande a changé d’état le {since_on:day} : la date ne peut pas précéder ce jour.",
    "passage_reason_missing": "Dites pourquoi : le titulaire le lira.",
    "passage_reason_too_long": "Ce motif compte {length} caractères : {most} au plus.",
    "observation_before_notification": (
        "Des observations se font sur un bon de commande notifié. Avant, le titulaire l’accepte ou le décline."
    ),
    "observation_missing": "Écrivez vos observations.",
    "observation_too_long": "Vos observations comptent {length} caractères : {most} au plus.",
    "observations_meanwhile": "D’autres observations ont été faites entre-temps. Relisez-les, puis envoyez les vôtres.",
    "notification_not_to_record": (
        "Seul le bureau de pilotage enregistre un bon de commande notifié ailleurs. Laissez la date vide : "
        "le brouillon se notifie depuis sa page."
    ),
    "order_number_taken": "Le bon de commande « {value} » existe déjà. Donnez un autre numéro.",
}

#: States of an order, by code.
ORDER_STATES: Mapping[str, str] = {
    "draft": "brouillon",
    "proposed": "proposé au titulaire",
    "notified": "notifié",
    "running": "en cours",
    "delivered": "livré",
    "closed": "clos",
    "declined": "décliné",
    "suspended": "suspendu",
    "ended_early": "fin anticipée d’exécution",
    "cancelled": "annulé",
}
