"""Words of the pages about who may do what."""

from __future__ import annotations

from django import template

from gouvernail import wording

register = template.Library()


@register.filter
def delegated_right(code: str) -> str:
    """What a delegation lets somebody sign, in words."""
    return wording.DELEGATED_RIGHTS[code]
