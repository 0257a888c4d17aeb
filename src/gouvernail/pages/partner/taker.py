"""The reader as somebody who takes products over, and what a product misses to be taken over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gouvernail.exports.portfolio.public_text import web_address
from gouvernail.pages.public.prose import host_of
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.records.models import Product
from gouvernail.records.queries.handover import TOLD_BY, Taker

#: What each field tells, in words.
_WORDS: Mapping[str, str] = {
    "link": "le service",
    "repository_url": "le code",
    "stats_url": "les statistiques",
    "impact_url": "l’impact",
    "budget_url": "le budget",
    "roadmap_url": "la feuille de route",
    "dashlord_url": "le suivi technique",
    "risk_analysis_url": "l’analyse de risques",
    "accessibility_status": "l’accessibilité",
}


class Told(NamedTuple):
    """One of the things that a product must tell: ``text`` is empty when it does not."""

    word: str
    text: str
    address: str


def taker_of(reader: Reader) -> Taker:
    """What a reader may look at."""
    return Taker(reader.scope, reader.organisation_ids)


def told_by(product: Product) -> Sequence[Told]:
    """Everything that a product must tell, said or not; an address that no browser opens safely is not said."""
    return [_told(product, field) for field in TOLD_BY]


def _told(product: Product, field: str) -> Told:
    value = str(getattr(product, field))
    if field == "accessibility_status":
        return Told(_WORDS[field], value, "")
    address = web_address(value)
    return Told(_WORDS[field], host_of(address) if address else "", address)


def missing_in(told: Sequence[Told]) -> Sequence[str]:
    """The words of what is not told."""
    return [each.word for each in told if not each.text]
