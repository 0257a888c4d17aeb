"""The words a workbook may use, each with the identifier the records keep for it."""

from collections.abc import Mapping

ATTRIBUTION_RULES: Mapping[str, str] = {"cascade": "cascade", "rotation": "rotation", "quota": "quota"}

LIABILITIES: Mapping[str, str] = {
    "solidaire": "joint_and_several",
    "conjoint": "several",
    "conjoint_mandataire_solidaire": "several_with_liable_lead",
}

UNIT_KINDS: Mapping[str, str] = {
    "devops": "devops",
    "design": "design",
    "deploiement": "deployment",
    "hebergement": "hosting",
    "reversibilite": "reversibility",
}

YES_OR_NO: Mapping[str, str] = {"oui": "yes", "non": "no"}

MEASURES: Mapping[str, str] = {"jours": "days", "frais": "costs", "forfait": "fixed"}

ORDER_STATES: Mapping[str, str] = {
    "brouillon": "draft",
    "notifiee": "notified",
    "en_cours": "running",
    "livree": "delivered",
    "close": "closed",
    "resiliee": "ended_early",
    "annulee": "cancelled",
}

DAY_NATURES: Mapping[str, str] = {
    "facturable": "billable",
    "accueil": "onboarding",
    "reprise": "rework",
}

DAY_STATES: Mapping[str, str] = {"declare": "declared", "valide": "accepted"}

ACTIVITY_STATES: Mapping[str, str] = {"a_faire": "to_do", "en_cours": "doing", "faite": "done"}

FINDING_NATURES: Mapping[str, str] = {
    "livrable_admis": "deliverable_accepted",
    "mauvaise_execution": "poor_performance",
    "montant_admis": "amount_admitted",
}
