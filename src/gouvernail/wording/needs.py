"""Needs, their attribution, and orders before their notification: refusals and words."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "need_without_title": "Donnez un intitulé au besoin.",
    "need_words_too_long": "Un intitulé ou un livrable tient en {most} caractères : raccourcissez.",
    "need_deliverables_too_many": "Un besoin attend {most} livrables au plus : regroupez-en.",
    "need_without_unit": "Indiquez au moins une unité d’œuvre et sa quantité.",
    "need_quantity_not_positive": "Une quantité est supérieure à zéro : corrigez-la, ou retirez la ligne.",
    "need_ends_before_start": "La fin précède le début : corrigez l’une des deux dates.",
    "need_complexity_unknown": "Cette complexité n’existe pas : choisissez-en une dans la liste.",
    "need_skill_unknown": "Cette compétence n’est pas du contrat : choisissez dans la liste.",
    "need_product_unknown": "Ce produit n’est pas des vôtres : choisissez-en un dans la liste.",
    "need_lot_elsewhere": "Ce lot n’est pas de cet accord-cadre : choisissez-en un de la liste.",
    "need_lot_missing": "Cet accord-cadre est divisé en lots : choisissez celui du besoin.",
    "need_unit_unknown": "L’unité d’œuvre « {work_unit} » n’est pas de cet accord-cadre : choisissez-en une autre.",
    "need_stage_unknown": "Cette phase n’existe pas : choisissez-en une dans la liste.",
    "need_not_open": "Ce besoin est « {state:need} » : il ne change plus et ne s’attribue pas.",
    "need_changed_meanwhile": (
        "Ce besoin a changé depuis que la page a été ouverte : rien n’a été enregistré. Relisez-le, puis recommencez."
    ),
    "nobody_to_attribute_to": (
        "Aucun titulaire ne peut recevoir ce besoin : ajoutez un rang à l’accord-cadre ou au lot, ou retirez le besoin."
    ),
    "attribution_quota_missing": (
        "La part de {contractor} est à renseigner : complétez-la sur la page de l’accord-cadre."
    ),
    "not_placed": "Ce titulaire n’a pas de rang en cours pour ce besoin : choisissez dans la liste.",
    "passing_over_without_reason": "{contractor} est mieux placé : choisissez pourquoi ce titulaire n’est pas retenu.",
    "passing_over_not_allowed": (
        "« {reason:passing} » n’est pas un motif que cet accord-cadre admet pour passer {contractor}. "
        "Choisissez-en un autre, ou complétez les clauses."
    ),
    "passing_over_unexplained": "Expliquez en quelques mots : {contractor}, « {reason:passing} ».",
    "not_declined": "{contractor} n’a décliné aucun bon de commande de ce besoin : choisissez un autre motif.",
    "not_silent": (
        "{contractor} n’est pas tenu pour silencieux : aucun délai de réponse de ce besoin n’est passé sans réponse."
    ),
    "not_continuity": "Le titulaire retenu n’a aucun bon de commande notifié sur ce produit : il n’y a pas continuité.",
    "not_ended_early": "Aucun bon de commande de {contractor} sur ce produit n’a pris fin avant son terme.",
    "order_number_missing": "Donnez un numéro au bon de commande.",
    "order_not_draft": "Ce bon de commande est « {state:state} » : seul un brouillon se change ou se propose.",
    "order_not_to_cancel": "Ce bon de commande est « {state:state} » : il ne s’annule pas.",
    "order_not_proposed": (
        "Ce bon de commande est « {state:state} » : on n’y répond pas. Une fois notifié, vous pouvez faire des "
        "observations."
    ),
    "order_answered_already": "Il a déjà été répondu à ce bon de commande : la première réponse compte.",
    "order_not_yours": "Ce bon de commande n’existe pas.",
    "declined_without_reason": "Dites pourquoi vous déclinez : le motif est porté au dossier du bon de commande.",
    "order_answer_too_long": "La réponse tient en {most} caractères : raccourcissez.",
}

#: States of a need, by code.
NEED_STATES: Mapping[str, str] = {"open": "à attribuer", "attributed": "attribué", "withdrawn": "retiré"}

#: How complex a project is, by code.
COMPLEXITIES: Mapping[str, str] = {"simple": "simple", "medium": "moyenne", "high": "élevée"}

#: Why a better-placed contractor is passed over, by code.
PASSING_OVER: Mapping[str, str] = {
    "declined": "a décliné le bon de commande proposé",
    "silent": "n’a pas répondu dans le délai",
    "no_capacity": "n’a pas la capacité",
    "conflict_of_interest": "conflit d’intérêts",
    "continuity": "continuité du titulaire retenu sur le même produit",
    "ended_early": "fin anticipée d’exécution sur ce travail",
}

#: What a contractor answers to an order, by code.
ORDER_ANSWERS: Mapping[str, str] = {"accepted": "accepté", "declined": "décliné", "observation": "observations"}
