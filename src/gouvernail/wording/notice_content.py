"""The content of a notice as people read it: a label and words for each value, whatever decision it tells.

Decisions put what they tell under plain keys; a key that has no label here is told as « Autre indication », a code that
has no word is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from gouvernail.wording.clauses import clause_words
from gouvernail.wording.figures import date_text, days_text, euros_text, hundredths_text, instant_text, whole_text
from gouvernail.wording.frameworks import ATTRIBUTION_RULES
from gouvernail.wording.orders import ORDER_STATES

_PARIS = ZoneInfo("Europe/Paris")
#: A word of machines: « early_end », « general_interest ».
_CODE = re.compile(r"[a-z]+(?:_[a-z]+)+")
_OTHER = "Autre indication"

#: The label of each key that a decision may put in a notice.
LABELS: Mapping[str, str] = {
    "amendment": "Bon de commande modificatif",
    "amendments": "Modifications notifiées",
    "answer_due_on": "Réponse attendue au plus tard le",
    "birth": "Naissance",
    "buyer_siret": "SIRET de l’acheteur",
    "by": "Par",
    "cancelled_on": "Annulé le",
    "cause": "Cause",
    "cents": "Montant HT",
    "change": "Modification",
    "changes": "Modifications",
    "clause": "Clause",
    "complexity": "Complexité",
    "confidentiality": "Règles de confidentialité",
    "contractor": "Titulaire",
    "contractor_siret": "SIRET du titulaire",
    "days": "Jours",
    "days_per_unit_hundredths": "Jours par unité",
    "deadline_on": "Dernier jour du délai",
    "decided_on": "Décidé le",
    "decision": "Décision",
    "deliverables": "Livrables attendus",
    "description": "Description",
    "due_on": "Attendu le",
    "ends_on": "Dernier jour",
    "early_end": "Fin anticipée",
    "excluding_cents": "Montant HT",
    "excluding_vat_cents": "Montant HT",
    "executing_service_code": "Code du service exécutant",
    "explanation": "Explication",
    "framework": "Accord-cadre",
    "framework_subject": "Objet de l’accord-cadre",
    "from_on": "À partir du",
    "including_cents": "Montant TTC",
    "including_vat_cents": "Montant TTC",
    "is_mandatory": "Obligatoire",
    "legal_commitment_numbers": "Numéros d’engagement juridique",
    "line": "Ligne",
    "lines": "Lignes",
    "lot": "Lot",
    "measure": "Mesure",
    "missing": "Ce qui manque",
    "name": "Nom",
    "need": "Besoin",
    "new_ends_on": "Nouveau dernier jour",
    "new_quantity_hundredths": "Nouvelle quantité",
    "note": "Remarque",
    "notified_on": "Notifié le",
    "number": "Numéro",
    "old_ends_on": "Ancien dernier jour",
    "old_quantity_hundredths": "Ancienne quantité",
    "order": "Bon de commande",
    "ordered_hundredths": "Jours commandés",
    "people": "Personnes",
    "period": "Période",
    "person": "Personne",
    "presentation": "Présentation",
    "presented_on": "Présenté le",
    "product": "Produit",
    "product_name": "Nom du produit",
    "products": "Produits",
    "profile": "Profil",
    "profiles": "Profils",
    "proposed_on": "Proposé le",
    "quantity_hundredths": "Quantité",
    "reason": "Motif",
    "reasons": "Motifs",
    "recused_on": "Récusé le",
    "references": "Références",
    "references_complete_on": "Références complètes le",
    "replacement": "Remplacement",
    "resumed_on": "Reprise le",
    "review_on": "À revoir le",
    "rule": "Règle d’attribution",
    "since_on": "Depuis le",
    "skills": "Compétences",
    "stage": "Phase",
    "started_on": "Délai ouvert le",
    "starts_on": "Premier jour",
    "state": "État",
    "subject": "Objet",
    "suspended_on": "Suspendu le",
    "title": "Intitulé",
    "to_replace": "Profils à remplacer",
    "total_cents": "Montant HT",
    "unit": "Unité d’œuvre",
    "unit_price_cents": "Prix unitaire HT",
    "units": "Unités d’œuvre",
    "until_on": "Jusqu’au",
    "vat_cents": "TVA",
    "vat_rate_hundredths": "Taux de TVA",
    "version": "Version",
    "what": "Quoi",
    "why": "Pourquoi",
    "words": "Texte",
    "words_sha256": "Empreinte du texte",
    "work_unit": "Unité d’œuvre",
}

#: The words of the codes that a value may be.
_WORDS: Mapping[str, str] = {
    **ORDER_STATES,
    **ATTRIBUTION_RULES,
    "days": "en jours",
    "costs": "en coûts",
    "fixed": "forfaitaire",
    "period": "prolongation ou raccourcissement",
    "quantity": "quantité d’une ligne",
    "poor_performance": "mauvaise exécution",
    "general_interest": "motif d’intérêt général",
    "end_of_agreement": "fin de l’accord-cadre",
}


#: What is read before the rest, in this order: what, between whom, when, how much. The rest follows by its label.
_FIRST_LABELS: Sequence[str] = (
    "Accord-cadre",
    "Objet de l’accord-cadre",
    "Lot",
    "SIRET de l’acheteur",
    "Titulaire",
    "SIRET du titulaire",
    "Bon de commande",
    "Bon de commande modificatif",
    "Numéro",
    "Ligne",
    "Nom du produit",
    "Produit",
    "Intitulé",
    "Unité d’œuvre",
    "Mesure",
    "Phase",
    "Proposé le",
    "Notifié le",
    "Décidé le",
    "Ancien dernier jour",
    "Nouveau dernier jour",
    "Premier jour",
    "Dernier jour",
    "Ancienne quantité",
    "Nouvelle quantité",
    "Quantité",
    "Jours par unité",
    "Jours commandés",
    "Prix unitaire HT",
    "Montant HT",
    "Taux de TVA",
    "TVA",
    "Montant TTC",
    "Numéros d’engagement juridique",
    "Code du service exécutant",
)


class ContentRow(NamedTuple):
    """A value: its label, and its words, or the parts that it is made of, each with its own rows."""

    label: str
    words: str
    parts: Sequence[Sequence[ContentRow]] = ()


def content_rows(content: Mapping[str, object]) -> list[ContentRow]:
    """What a notice tells, in words, in the order one reads it; empty values and unknown codes are left out."""
    return sorted(_rows(content), key=lambda row: (bool(row.parts), row.label == _OTHER, _place(row.label), row.label))


def _place(label: str) -> int:
    return _FIRST_LABELS.index(label) if label in _FIRST_LABELS else len(_FIRST_LABELS)


def _rows(content: Mapping[str, object]) -> Iterator[ContentRow]:
    for key, value in content.items():
        label = LABELS.get(key, _OTHER)
        parts = [rows for one in _nested(value) if (rows := content_rows(one))]
        words = "" if parts else _words(key, value)
        if parts or words:
            yield ContentRow(label, words, parts)


def _nested(value: object) -> Iterator[Mapping[str, object]]:
    """The groups of values that a value is made of."""
    for one in value if isinstance(value, list | tuple) else (value,):
        if isinstance(one, Mapping):
            yield one


def _words(key: str, value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(words for one in value if (words := _words(key, one)))
    if value is None or value == "" or isinstance(value, Mapping):
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, int):
        return _figure(key, value)
    text = str(value)
    if key == "clause":
        return clause_words(text)
    return _day(key, text) or _WORDS.get(text) or ("" if _CODE.fullmatch(text) else text)


def _figure(key: str, value: int) -> str:
    if key.endswith("cents"):
        return euros_text(value)
    if key.startswith("vat_rate"):
        return f"{hundredths_text(value)}\N{NO-BREAK SPACE}%"
    if key.endswith("_hundredths"):
        return days_text(value) if "days" in key or key == "ordered_hundredths" else hundredths_text(value)
    return whole_text(value)


def _day(key: str, text: str) -> str:
    try:
        if key.endswith("_on"):
            return date_text(date.fromisoformat(text))
        if key.endswith("_at"):
            return instant_text(datetime.fromisoformat(text).astimezone(_PARIS))
    except ValueError:
        return ""
    return ""
