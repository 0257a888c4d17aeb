"""Words of the pages about needs and their attribution."""

from __future__ import annotations

from datetime import date

from django import template

from gouvernail import wording

register = template.Library()


@register.filter
def need_state(code: str) -> str:
    """The state of a need, in words."""
    return wording.NEED_STATES[code]


@register.filter
def complexity(code: str) -> str:
    """How complex a project is, in words."""
    return wording.COMPLEXITIES.get(code, "non précisée")


@register.filter
def skill(code: str) -> str:
    """A skill of the contract, in words."""
    return wording.SKILLS[code]


@register.filter
def passing_over(code: str) -> str:
    """Why a better-placed contractor is passed over, in words."""
    return wording.PASSING_OVER.get(code, code)


@register.filter
def answer_kind(code: str) -> str:
    """What a contractor answered, in words."""
    return wording.ORDER_ANSWERS[code]


@register.filter
def iso_day(text: str) -> str:
    """A day as JSON keeps it, as people read it."""
    return wording.date_text(date.fromisoformat(text))
