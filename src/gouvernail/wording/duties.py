"""What is owed, by whom, by when: refusals and words."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {}

#: Each degree of urgency, as a word beside a duty.
URGENCIES: Mapping[int, str] = {
    1: "échéance ou limite atteinte",
    2: "à venir",
    3: "en attente",
    4: "à surveiller",
    5: "à renseigner",
}

#: Each degree of urgency, as a heading.
URGENCY_HEADINGS: Mapping[int, str] = {
    1: "Maintenant : échéance ou limite atteinte",
    2: "À venir",
    3: "En attente",
    4: "À surveiller",
    5: "À renseigner",
}

#: Who owes it, by role, when it is not the reader.
OWED_BY: Mapping[str, str] = {
    "steering_office": "bureau de pilotage",
    "product_lead": "chef de produit",
    "correspondent": "titulaire",
    "member": "intervenant",
    "partner": "administration partenaire",
}

#: What a duty is about, by kind, when it is about no order and no framework.
ABOUT: Mapping[str, str] = {
    "import": "Import du classeur",
    "registry": "Registre des produits",
    "mail": "Invitation",
    "need": "Besoin",
    "notice": "Notification",
    "delegation": "Délégation de signature",
    "month": "Mon mois",
    "team_months": "Mois de l’équipe",
    "confidentiality": "Règles de confidentialité",
}
