"""Words of the pages about framework agreements."""

from __future__ import annotations

from django import template

from gouvernail import wording
from gouvernail.rules.work_units import Size
from gouvernail.wording.frameworks import MEASURES, UNIT_KINDS

register = template.Library()


@register.filter
def attribution_rule(code: str) -> str:
    """How orders go to contractors, in words."""
    return wording.ATTRIBUTION_RULES[code]


@register.filter
def liability(code: str) -> str:
    """What kind of consortium it is, in words."""
    return wording.LIABILITIES[code]


@register.filter
def unit_kind(code: str) -> str:
    """The kind of a unit, in words; empty for another."""
    return UNIT_KINDS.get(code, "")


@register.filter
def measure(code: str) -> str:
    """How a unit is measured, in words."""
    return MEASURES[code]


@register.filter
def size_words(size: Size) -> str:
    """« environ 3 mois, ou 57,5 j »: what one unit stands for."""
    return wording.unit_size_words(size.months_hundredths, size.days_hundredths)
