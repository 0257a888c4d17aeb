"""Frameworks, lots, consortia and correspondents: refusals and words."""

from __future__ import annotations

from collections.abc import Mapping

from gouvernail.wording.figures import days_text, hundredths_text

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "siret_wrong": "Ce SIRET n’est pas valide : il a 14 chiffres, et sa clé de contrôle doit être juste.",
    "framework_number_taken": "Un accord-cadre porte déjà ce numéro.",
    "minimum_above_maximum": "Le montant minimum dépasse le montant maximum.",
    "limits_changed": "Ces montants ont changé depuis que vous avez ouvert la page : relisez-les.",
    "limits_same": "Ces montants sont déjà ceux de l’accord-cadre.",
    "maximum_taken_away": "Un montant maximum ne se retire pas : donnez le nouveau, avec sa source.",
    "maximum_below_committed": "Le montant maximum ne peut pas descendre sous ce qui est engagé, {committed:euros} HT.",
    "limits_source_missing": "Dites d’où viennent ces montants : acte d’engagement ou modificatif, et sa date.",
    "lot_number_taken": "Un lot de cet accord-cadre porte déjà ce numéro.",
    "lots_after_ranks": "Des titulaires sont déjà classés pour l’accord-cadre entier : il ne se partage plus en lots.",
    "lot_unknown": "Ce lot n’existe pas dans cet accord-cadre.",
    "rank_unknown": "Ce titulaire n’a pas de rang dans cet accord-cadre : choisissez-le dans la liste.",
    "rank_lot_missing": "Cet accord-cadre est partagé en lots : dites lequel.",
    "contractor_already_ranked": "Ce titulaire a déjà un rang ici.",
    "contractor_name_missing": "Ce SIRET n’est pas encore connu : donnez le nom de l’entreprise.",
    "contractor_known_as": "Ce SIRET est déjà celui de « {name} » : laissez le nom vide, ou vérifiez le SIRET.",
    "rank_already_held": "Le rang {rank} est déjà tenu.",
    "quota_not_the_rule": "Les bons de cet accord-cadre ne vont pas par parts : laissez la part vide.",
    "quota_missing": "Les bons de cet accord-cadre vont par parts : donnez celle de ce titulaire.",
    "quota_above_all": "Les parts dépasseraient 100 % : il reste {left} %.",
    "rank_already_ended": "Ce titulaire ne reçoit déjà plus de bons depuis le {ended_on:day}.",
    "rank_end_reason_missing": "Dites pourquoi ce titulaire ne reçoit plus de bons : fusion, suspension, exclusion.",
    "rank_end_before_order": "Un bon lui a été notifié le {notified_on:day} : donnez un jour suivant.",
    "consortium_known": "Ce rang est déjà tenu par un groupement.",
    "consortium_alone": "Un groupement a au moins un membre à côté de son mandataire.",
    "consortium_twice": "Une entreprise ne figure qu’une fois dans un groupement, mandataire compris.",
    "consortium_line": "Écrivez un membre par ligne : son SIRET, puis son nom.",
    "liability_unknown": "Dites si le groupement est solidaire ou conjoint.",
    "subcontractor_holds_rank": "Cette entreprise tient elle-même ce rang.",
    "subcontractor_known": "Ce sous-traitant est déjà déclaré pour ce titulaire.",
    "unit_code_taken": "Une unité d’œuvre de cet accord-cadre porte déjà ce code.",
    "unit_days_missing": "Une unité mesurée en jours dit combien de jours elle vaut.",
    "unit_days_unused": "Seule une unité mesurée en jours vaut des jours.",
    "unit_unknown": "Cette unité d’œuvre n’est pas au catalogue de cet accord-cadre.",
    "unit_kind_unknown": "Cette famille n’est pas une de celles du CCTP.",
    "price_of_costs_is_one": "Une unité d’œuvre en frais a pour prix 1 euro : sa quantité est le montant commandé.",
    "price_before_notification": (
        "Un bon de commande déjà notifié, le {notified_on:day}, a fixé son prix pour cette unité d’œuvre. "
        "Datez le nouveau prix d’un jour suivant."
    ),
    "price_day_taken": "Un prix est déjà donné à compter du {from_on:day} : il ne change plus.",
    "correspondent_without_rank": "Ce titulaire n’a pas de rang dans cet accord-cadre.",
    "correspondent_changed": "Un autre correspondant a été désigné depuis que vous avez ouvert la page : relisez-la.",
    "correspondent_in_future": "La désignation vaut au plus tard d’aujourd’hui.",
    "correspondent_before_last": "Le correspondant actuel l’est depuis le {since_on:day} : pas avant.",
    "correspondent_same": "Ce correspondant est déjà désigné.",
}

#: Whether the members of a consortium answer for one another, by code.
LIABILITIES: Mapping[str, str] = {
    "joint_and_several": "groupement solidaire",
    "several": "groupement conjoint",
    "several_with_liable_lead": "groupement conjoint, mandataire solidaire",
}

#: Rules of attribution, by code.
ATTRIBUTION_RULES: Mapping[str, str] = {
    "cascade": "cascade, par rang",
    "rotation": "tour de rôle",
    "quota": "parts fixées par titulaire",
}

#: Kinds of work units, by code.
UNIT_KINDS: Mapping[str, str] = {
    "devops": "Devops",
    "design": "design",
    "deployment": "déploiement",
    "hosting": "hébergement",
    "reversibility": "réversibilité",
}

#: How a unit is measured, by code.
MEASURES: Mapping[str, str] = {"days": "en jours", "costs": "frais refacturés", "fixed": "au forfait"}


def unit_size_words(months_hundredths: int | None, days_hundredths: int | None) -> str:
    """« environ 3 mois, ou 57,5 j »: how long units last and what they are worth. CCTP 2.1.2 (2.1-duration)."""
    said = []
    if months_hundredths is not None:
        said.append(f"environ {hundredths_text(months_hundredths)}\N{NO-BREAK SPACE}mois")
    if days_hundredths is not None:
        said.append(days_text(days_hundredths))
    return ", ou ".join(said)
