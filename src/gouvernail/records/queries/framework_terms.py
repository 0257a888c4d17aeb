"""One framework and its terms, for whoever keeps them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from gouvernail.records.models import Framework, FrameworkTerm
from gouvernail.rules.terms import PRESET, Term


class StandingTerm(NamedTuple):
    """A term as it stands in a framework: the preset, its value and its source there."""

    term: Term
    value: str
    source: str
    is_confirmed: bool


def framework_of(uuid: UUID) -> Framework | None:
    """The framework of that address."""
    return Framework.objects.filter(uuid=uuid).first()


def framework_uuids() -> Mapping[str, UUID]:
    """The address of every framework, by number."""
    return dict(Framework.objects.order_by().values_list("number", "uuid"))


def standing_terms(framework: Framework) -> Sequence[StandingTerm]:
    """Every term, those to fill in first, then as the preset orders them."""
    known = {one.key: one for one in FrameworkTerm.objects.filter(framework=framework)}
    found = [
        StandingTerm(term, known[term.key].value, known[term.key].source, known[term.key].is_confirmed)
        if term.key in known
        else StandingTerm(term, term.value, term.source, is_confirmed=False)
        for term in PRESET
    ]
    return sorted(found, key=lambda one: bool(one.value))
