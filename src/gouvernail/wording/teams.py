"""People presented and at work: refusals and states."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "present_order_unknown": "Ce bon de commande n’est pas à vous.",
    "present_order_not_at_work": (
        "Ce bon de commande est «\u00a0{state:state}\u00a0»\u00a0: on présente une équipe pour un bon "
        "notifié et qui n’est pas fini."
    ),
    "presented_already": (
        "Cette personne est déjà présentée pour ce bon de commande, et attend une décision\u00a0: rien n’a été ajouté."
    ),
    "presented_profile_missing": "Dites quel est ce profil, par exemple «\u00a0développeuse confirmée\u00a0».",
    "presented_profile_too_long": "Le profil tient en {most} caractères\u00a0: raccourcissez.",
    "presented_person_missing": "Dites qui est présenté.",
    "presented_person_too_long": "Le nom tient en {most} caractères\u00a0: raccourcissez.",
    "presented_skill_unknown": "Un niveau de compétence ne se lit pas\u00a0: choisissez dans la liste.",
    "newcomer_presented_already": (
        "Quelqu’un est déjà présenté pour ce remplacement, ou il est d’un autre bon de commande."
    ),
    "calendar_unknown": (
        "La clause «\u00a0calendrier des jours fériés\u00a0» dit «\u00a0{region}\u00a0», qui n’est pas un "
        "calendrier connu\u00a0: le bureau de pilotage doit la corriger."
    ),
    "references_count": "Joignez de un à {most} fichiers PDF\u00a0; il y en a {count}.",
    "reference_too_large": (
        "«\u00a0{name}\u00a0» dépasse {limit} Mo. Allégez-le, puis choisissez de nouveau vos fichiers."
    ),
    "reference_not_pdf": "«\u00a0{name}\u00a0» n’est pas un PDF entier. Choisissez de nouveau vos fichiers.",
    "reference_not_kept": (
        "«\u00a0{name}\u00a0» n’a pas pu être enregistré\u00a0: le disque ne l’a pas pris. Rien n’a été "
        "changé\u00a0; recommencez plus tard."
    ),
    "presentation_unknown": "Ce profil n’est pas de ceux que vous suivez.",
    "presentation_decided": (
        "Ce profil est déjà «\u00a0{state:presentation}\u00a0», depuis le {decided_on:day}\u00a0: rien n’a été changé."
    ),
    "presentation_over": (
        "Ce profil est «\u00a0non récusé dans le délai\u00a0»\u00a0: le délai a pris fin le {deadline_on:day}."
    ),
    "presentation_incomplete": (
        "Les références sont à compléter\u00a0: le délai ne court pas, et rien n’est à décider avant de les recevoir."
    ),
    "presentation_changed": (
        "Les références ont changé depuis que la page a été ouverte\u00a0: lisez-les, puis décidez."
    ),
    "presentation_lapsed": (
        "Le délai a pris fin le {deadline_on:day}\u00a0: ce profil est «\u00a0non récusé dans le "
        "délai\u00a0», il n’y a plus à l’accepter."
    ),
    "recusal_too_late": (
        "Trop tard pour récuser\u00a0: les références complètes ont été reçues le {started_on:day}, et les "
        "{count} jours ouvrés ont pris fin le {deadline_on:day}. Ce profil est «\u00a0non récusé dans le "
        "délai\u00a0»."
    ),
    "recusal_reasons_missing": "Dites pourquoi ce profil est récusé\u00a0: le titulaire lira ces raisons.",
    "recusal_reasons_too_long": "Ces raisons comptent {length} caractères\u00a0; {most} au plus.",
    "asking_too_late": "Trop tard pour demander des références\u00a0: le délai a pris fin le {deadline_on:day}.",
    "missing_said_already": "Ce qui manquait a déjà été dit\u00a0: cela ne se demande qu’une fois.",
    "missing_words_missing": "Dites ce qui manque\u00a0: le titulaire lira ces mots.",
    "missing_words_too_long": "Ces mots comptent {length} caractères\u00a0; {most} au plus.",
    "references_complete_already": "Les références sont complètes\u00a0: le délai court, rien n’est à ajouter.",
    "person_erased_already": "Cette personne est déjà effacée.",
    "person_awaits_decision": "Une décision est attendue sur cette personne\u00a0: retirez d’abord le profil.",
    "person_at_work": "Cette personne est en poste\u00a0: dites d’abord sa fin d’affectation.",
}

#: States of a presented profile, by code.
PRESENTATION_STATES: Mapping[str, str] = {
    "complete": "références complètes, délai en cours",
    "incomplete": "références à compléter",
    "accepted": "accepté",
    "recused": "récusé",
    "not_recused_in_time": "non récusé dans le délai",
    "withdrawn": "retiré par le titulaire",
}

#: Skills of CCTP 3, by code.
SKILLS: Mapping[str, str] = {
    "software_engineering": "développement logiciel",
    "agile_team": "organisation en équipe agile",
    "git": "Git",
    "automated_tests": "tests automatisés",
    "tdd": "développement par les tests (TDD)",
    "linux_administration": "administration GNU/Linux",
    "network_protocols": "protocoles réseau",
    "application_protocols": "protocoles applicatifs",
    "languages": "langages pérennes et à l’état de l’art",
    "user_research": "recherche utilisateurs",
    "product_contribution": "conception et amélioration du produit",
    "skills_transfer": "montée en compétences de l’équipe",
    "growth_strategies": "stratégies de croissance",
    "user_support": "support aux utilisateurs",
    "improvement_from_feedback": "amélioration d’après les retours",
}

#: Levels of a skill.
SKILL_LEVELS: Mapping[int, str] = {0: "aucune", 1: "notions", 2: "pratique", 3: "maîtrise"}
