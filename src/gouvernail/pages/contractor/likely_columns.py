"""Which heading of another tool most likely means each of our columns: only a proposal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gouvernail.rules.folding import grouping_key
from gouvernail.rules.workbook_format.sheets import SHEET_OF

#: Words that other tools use, by column, the likeliest first.
_OTHER_WORDS: Mapping[str, Sequence[str]] = {
    "commande": ("bon de commande", "bon", "bdc", "bc", "numero de commande", "projet", "mission", "affaire"),
    "ligne": ("ligne de commande", "numero de ligne", "poste", "lot"),
    "date": ("jour", "le", "date du jour", "date de saisie", "journee"),
    "intervenant": ("collaborateur", "personne", "salarie", "ressource", "consultant", "nom", "qui", "matricule"),
    "jours": ("duree", "temps", "temps passe", "charge", "quantite", "nombre de jours", "reste", "raf"),
    "activite": ("tache", "sujet"),
    "intitule": ("titre", "libelle", "activite", "tache"),
    "cle": ("identifiant", "code", "id", "numero"),
    "etat": ("statut", "avancement"),
    "auteur": ("par", "redacteur"),
}


def likely(sheet: str, headings: Sequence[str]) -> Mapping[str, str]:
    """The heading proposed for each column, each heading once."""
    left = {grouping_key(heading): heading for heading in reversed(headings)}
    found: dict[str, str] = {}
    names = [column.name for column in SHEET_OF[sheet].columns]
    for name in names:
        if heading := left.pop(grouping_key(name), ""):
            found[name] = heading
    for name in names:
        words = (word for word in _OTHER_WORDS.get(name, ()) if name not in found)
        if word := next((word for word in words if word in left), ""):
            found[name] = left.pop(word)
    return found
