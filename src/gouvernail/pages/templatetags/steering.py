"""Words and pieces of the steering pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from gouvernail import wording
from gouvernail.pages.steering.figure_words import drift_text, state_text
from gouvernail.pages.steering.imports.market_preview import state_words
from gouvernail.records.models import MarketImport

register = template.Library()

_VIEW_WORDS = {
    "bon": "par bon de commande",
    "produit": "par produit",
    "titulaire": "par titulaire",
    "accord-cadre": "par accord-cadre",
}
_ROW_WORDS = {"bon": "Bon", "produit": "Produit", "titulaire": "Titulaire", "accord-cadre": "Accord-cadre"}


#: The definition of each column that sorts the statement.
_ANCHORS = {
    "commande": "commande",
    "realise": "realise",
    "solde": "solde",
    "raf": "raf",
    "ecart": "ecart",
    "epuise": "epuise-le",
}


@register.filter
def view_words(view: str) -> str:
    """How the rows of the statement are grouped, in words."""
    return _VIEW_WORDS[view]


@register.filter
def row_word(view: str) -> str:
    """What one row of the statement stands for: the heading of its first column."""
    return _ROW_WORDS[view]


@register.filter
def drift_words(hundredths: int | None) -> str:
    """« il manquera 3,5 j », or a dash without an estimate."""
    return drift_text(hundredths) or "–"


@register.filter
def order_state(code: str) -> str:
    """The state of an order, in words that stay together when they are short."""
    return state_text(code)


@register.filter
def activity_state(code: str) -> str:
    """The state of an activity, in words."""
    return wording.ACTIVITY_STATES[code]


@register.inclusion_tag("gouvernail/steering/sort_heading.html", takes_context=True)
def sort_heading(context: Mapping[str, Any], name: str, label: str, **attributes: str) -> dict[str, Any]:
    """A heading that sorts by its column: figures from the largest first, then the other way round."""
    filters = context["filters"]
    is_current = filters.sort == name
    natural = name in {"nom", "epuise"}
    descending = not filters.is_descending if is_current else not natural
    return {
        "request": context["request"],
        "name": None if name == "nom" and not descending and filters.view != "bon" else name,
        "label": label,
        "class": attributes.get("class", ""),
        "anchor": _ANCHORS.get(name, ""),
        "direction": ("descending" if filters.is_descending else "ascending") if is_current else "",
        "next_direction": "decroissant" if descending else None,
    }


@register.filter
def percents(thousandths: int | None) -> str:
    """A share in percents: ``624`` is « 62,4 % »."""
    return "–" if thousandths is None else f"{wording.hundredths_text(thousandths * 10)}\N{NO-BREAK SPACE}%"


@register.filter
def import_words(received: MarketImport) -> str:
    """Where a handed-over workbook stands, in words: an import that changed nothing says so."""
    return state_words(received)
