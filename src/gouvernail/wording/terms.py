"""The terms of a framework: the name of each one, and what it decides."""

from __future__ import annotations

from collections.abc import Mapping

#: The names of the terms, by key, as sentences quote them.
TERMS: Mapping[str, str] = {
    "price_day": "jour qui fixe les prix",
    "renewal_months": "durée des reconductions, en mois",
    "ceiling_warning_percents": "seuils d’alerte du montant maximum, en pour cent",
    "order_warning_percents": "seuils d’alerte des jours d’un bon de commande, en pour cent",
    "exhaustion_warning_days": "délai d’alerte avant l’épuisement d’un bon, en jours",
    "estimate_age_months": "âge à partir duquel un reste à faire est à revoir, en mois",
    "framework_end_warning_months": "délai d’alerte avant la fin de l’accord-cadre, en mois",
    "import_trouble_days": "durée pendant laquelle un import à corriger est rappelé, en jours",
    "recusal_working_days": "délai de récusation, en jours ouvrés",
    "recusal_stops_at": "ce qui arrête le délai de récusation (envoi ou réception)",
    "reference_purge_days": "délai de conservation des références d’un profil récusé, en jours",
    "adequacy_check_days": "délai de la vérification d’adéquation des profils, en jours",
    "confidentiality_review_months": "délai de revue des règles de confidentialité, en mois",
    "vat_rate": "taux de TVA, en pour cent",
    "buyer_profile_days": "délai au bout duquel un dépôt sur le profil d’acheteur vaut réception, en jours",
    "findings_for_repeated": "nombre de constats qui rendent la mauvaise exécution répétée",
    "findings_scope": "étendue des constats de mauvaise exécution",
    "findings_lifetime_months": "durée de vie d’un constat, en mois",
    "passing_over_reasons": "motifs de passer au titulaire suivant",
    "silence_working_days": "délai au bout duquel un titulaire est tenu pour silencieux, en jours ouvrés",
    "reversibility_months": "durée de la réversibilité, en mois",
    "satisfaction_review_months": "délai de la revue de satisfaction, en mois",
    "verification_delay_days": "délai de vérification des livrables, en jours",
    "tacit_acceptance": "admission tacite des livrables",
    "formal_notice_before_ending": "mise en demeure avant une fin anticipée",
    "holiday_region": "calendrier des jours fériés",
    "hosting_mode": "mode de facturation de l’hébergement",
    "penalties": "pénalités",
}

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {
    "term_unknown": "Aucun accord-cadre ne connaît cette clause. Rechargez la page.",
    "term_changed": (
        "La clause « {term:term} » a changé depuis que la page a été ouverte : relisez-la, puis recommencez."
    ),
    "term_fixed": ("La clause « {term:term} » ne change plus : des bons de commande ont été notifiés avec elle."),
    "term_value_missing": "Donnez une valeur à la clause « {term:term} ».",
    "term_value_too_long": "La clause « {term:term} » tient en {most} caractères : raccourcissez.",
    "term_value_not_whole": "La clause « {term:term} » est un nombre entier, de 1 à {most}.",
    "term_value_not_rate": (
        "La clause « {term:term} » est un taux de 0 à 100, avec deux décimales au plus : « 20 » ou « 5,5 »."
    ),
    "term_value_not_percents": (
        "La clause « {term:term} » est une liste de nombres entiers séparés par des virgules : « 70, 90, 100 »."
    ),
}

#: The words of values that are codes, by value.
TERM_VALUES: Mapping[str, str] = {
    "notification": "la notification du bon de commande",
    "contractor": "le titulaire",
    "metropole": "France métropolitaine",
    "declined": "a décliné",
    "silent": "n’a pas répondu",
    "no_capacity": "n’a pas la capacité",
    "conflict_of_interest": "conflit d’intérêts",
    "continuity": "continuité du même produit",
    "ended_early": "fin anticipée sur ce travail",
}


def term_words(value: str) -> str:
    """The value of a term as people read it; « à renseigner » when it has none."""
    if not value:
        return "à renseigner"
    return ", ".join(TERM_VALUES.get(part.strip(), part.strip()) for part in value.split(","))
