"""Profiles at work, replacements and adequacy: refusals and states."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "profile_already_at_work": "Ce profil est déjà affecté. Rechargez la page pour le voir.",
    "profile_not_cleared": (
        "Ce profil n’est ni accepté, ni «\u00a0non récusé dans le délai\u00a0»\u00a0: il ne peut pas commencer. "
        "Attendez la décision ou la fin du délai."
    ),
    "assignment_order_not_at_work": "Ce bon de commande n’est pas en cours\u00a0: personne ne peut y être affecté.",
    "assignment_before_clearance": (
        "Le {starts_on:day} est trop tôt\u00a0: ce profil peut commencer à partir du {cleared_on:day}."
    ),
    "assignment_before_notification": (
        "Le {starts_on:day} précède la notification du bon de commande, le {notified_on:day}."
    ),
    "assignment_start_unread": "Indiquez le premier jour, par exemple 2026-07-01.",
    "assignment_end_unread": "Indiquez le dernier jour, par exemple 2026-07-01.",
    "assignment_already_ended": "Cette affectation est finie depuis le {ends_on:day}.",
    "assignment_end_before_start": "Le dernier jour ne peut pas précéder le premier, le {starts_on:day}.",
    "assignment_changed": "Cette affectation a changé depuis que vous l’avez lue. Vérifiez, puis recommencez.",
    "replacement_already_asked": "Le remplacement de ce profil est déjà demandé.",
    "replacement_cause_missing": "Choisissez pourquoi ce profil est remplacé.",
    "replacement_words_missing": "Écrivez un mot d’explication.",
    "replacement_words_too_long": "Ce mot compte {length:whole} caractères\u00a0; {most:whole} au plus.",
    "replacement_already_taken_up": "Quelqu’un a déjà pris la suite.",
    "replacement_without_newcomer": "Personne n’est encore présenté pour prendre la suite\u00a0: présentez un profil.",
    "replacement_without_end": (
        "Le profil remplacé est encore en poste\u00a0: indiquez son dernier jour pour que la suite soit prise."
    ),
    "onboarding_without_replacement": (
        "Vous ne prenez la suite de personne sur cette ligne\u00a0: ces jours ne sont pas des jours d’accueil."
    ),
    "onboarding_not_begun": "L’accueil commence le {from_on:day}\u00a0: le {work_on:day} n’en est pas.",
    "onboarding_over": "L’accueil a pris fin le {until_on:day}\u00a0: le {work_on:day} n’en est plus.",
    "onboarding_already_ended": "La fin de cet accueil est déjà enregistrée.",
    "onboarding_end_before_start": "L’accueil a commencé le {from_on:day}\u00a0: il ne peut pas finir avant.",
    "onboarding_end_in_future": ("La fin de l’accueil se dit une fois passée\u00a0: nous sommes le {today:day}."),
    "onboarding_days_after_end": (
        "Un jour d’accueil est saisi ou déclaré le {last_on:day}\u00a0: la fin ne peut pas le précéder."
    ),
    "adequacy_already_answered": "Cette vérification a déjà sa réponse\u00a0: elle ne se donne qu’une fois.",
    "adequacy_answer_missing": "Choisissez\u00a0: les profils conviennent, ou ne conviennent pas.",
    "adequacy_contradicts_itself": "Les profils conviennent, ou certains sont à remplacer\u00a0: choisissez.",
    "adequacy_reason_missing": "Écrivez pourquoi les profils ne conviennent pas\u00a0: le titulaire lira ces mots.",
    "adequacy_reason_too_long": "Ces mots comptent {length:whole} caractères\u00a0; {most:whole} au plus.",
    "adequacy_profiles_missing": "Choisissez au moins un profil à remplacer.",
    "adequacy_profiles_changed": (
        "L’équipe a changé depuis que vous l’avez lue\u00a0: vérifiez les profils choisis, puis recommencez."
    ),
}

#: States of a profile at work, by code.
ASSIGNMENT_STATES: Mapping[str, str] = {"active": "en poste", "replaced": "remplacé", "left": "parti"}

#: Why somebody is replaced, by code: for the contractor alone.
REPLACEMENT_CAUSES: Mapping[str, str] = {
    "departure": "départ de l’entreprise",
    "absence": "absence de longue durée",
    "contractor_choice": "choix de l’entreprise",
    "adequacy": "profil jugé inadapté par l’administration",
}

#: Who asked, by code.
REPLACEMENT_ASKERS: Mapping[str, str] = {"contractor": "le titulaire", "administration": "l’administration"}
