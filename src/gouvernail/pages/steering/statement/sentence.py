"""What the page of the statement says around its first sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gouvernail import wording
from gouvernail.exports.statement.sentences import sentence_of
from gouvernail.pages.steering.statement.filters import Progress, StatementFilters
from gouvernail.rules.statement import Statement


def heading_of(filters: StatementFilters) -> str:
    """« État au 30 juin 2026 · tous les accords-cadres »."""
    what = f"accord-cadre {filters.framework}" if filters.framework else "tous les accords-cadres"
    return f"État au {wording.date_text(filters.as_of)} · {what}"


def narrowed_by(
    filters: StatementFilters, products: Mapping[str, str], contractors: Mapping[str, str]
) -> Sequence[str]:
    """Every filter but the framework in words: « titulaire Coopérative A », « bons ouverts »…"""
    told = (
        ("titulaire", contractors.get(filters.contractor, filters.contractor)),
        ("produit", products.get(filters.product, filters.product)),
        ("bon de commande", filters.order),
    )
    progress = (_OF_PROGRESS[filters.progress][1].lower(),) if filters.progress is not Progress.ALL else ()
    return [*(f"{noun} {key}" for noun, key in told if key), *progress]


_OF_PROGRESS = {Progress.OPEN: ("ouvert", "Bons ouverts"), Progress.OVER: ("terminé", "Bons terminés")}


def lead_of(stated: Statement, filters: StatementFilters) -> str:
    """The first sentence of the statement; it says which orders it covers when it does not cover all of them."""
    if filters.progress is Progress.ALL:
        return sentence_of(stated)
    one, all_of_them = _OF_PROGRESS[filters.progress]
    if not stated.lines:
        return f"Aucun bon de commande {one} au {wording.date_text(filters.as_of)}."
    return f"{all_of_them}\N{NO-BREAK SPACE}: {sentence_of(stated)}"


def missing_estimates(stated: Statement) -> str:
    """How many lines have no estimate, or nothing: totals of estimates and drifts leave them out."""
    count = stated.total.lines_without_estimate
    if not count:
        return ""
    lines = wording.counted(count, "ligne n’a", "lignes n’ont")
    return f"{lines} pas de reste à faire estimé : le reste à faire et l’écart ne comptent pas cette partie."
