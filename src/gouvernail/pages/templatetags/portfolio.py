"""Words of the public pages."""

from __future__ import annotations

from typing import Any

from django import template

from gouvernail import wording
from gouvernail.exports.portfolio.public_text import web_address
from gouvernail.exports.portfolio.public_text import without_emails as _without_emails
from gouvernail.pages.public.evolution import Evolution
from gouvernail.records.models import Product

register = template.Library()


@register.filter
def without_emails(text: str) -> str:
    """The text without any e-mail address."""
    return _without_emails(text)


@register.simple_tag
def published(product: Product) -> str:
    """What a product publishes, in a few words: « service, code, impact »."""
    addresses = {
        "service": product.link,
        "code": product.repository_url,
        "statistiques": product.stats_url,
        "budget": product.budget_url,
        "impact": product.impact_url,
    }
    return ", ".join(word for word, address in addresses.items() if web_address(address)) or "–"


@register.simple_tag
def change(now: int, before: int) -> str:
    """How a figure moved: « 2 de plus », « 1 de moins », « autant »."""
    if now == before:
        return "autant"
    return f"{wording.whole_text(abs(now - before))} de {'plus' if now > before else 'moins'}"


@register.inclusion_tag("gouvernail/small_columns.html")
def small_columns(evolution: Evolution, key: str) -> dict[str, Any]:
    """The small picture of one stage through the years; its figures stand in the table of the evolution."""
    row = evolution.row_of.get(key)
    return {"columns": row.columns if row else ()}
