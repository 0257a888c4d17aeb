"""Finding what a role is to be held over, from an identifier or a few letters of a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gouvernail.records.models import Contractor, Organisation, Product
from gouvernail.rules.access import Role
from gouvernail.rules.folding import folded

MOST = 20


class Choice(NamedTuple):
    """Something that a role can be held over."""

    identifier: str
    name: str


def scopes_like(role: Role, text: str) -> Sequence[Choice]:
    """The one whose identifier or whole name is ``text``, or those that contain its words; at most ``MOST``."""
    known = [Choice(*row) for row in _known(role)]
    wanted = folded(text)
    exact = [one for one in known if text == one.identifier or wanted == folded(one.name)]
    if exact:
        return exact[:MOST]
    words = wanted.split()
    found = [one for one in known if all(word in folded(f"{one.name} {one.identifier}") for word in words)]
    return found[:MOST] if words else []


def _known(role: Role) -> Iterable[tuple[str, str]]:
    if role == Role.PRODUCT_LEAD:
        return Product.objects.order_by("name", "external_id").values_list("external_id", "name")
    if role == Role.PARTNER:
        return Organisation.objects.order_by("name", "external_id").values_list("external_id", "name")
    return Contractor.objects.order_by("name", "siret").values_list("siret", "name")
