"""The incubators and their products, in the form that readers of the registry's public site already consume.

CCTP 1.2 (1.2-portfolio). ``contact``, ``address`` and ``github`` stay empty: no public page gives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gouvernail.exports.portfolio.public_text import public_address, without_emails
from gouvernail.exports.portfolio.startups import phases
from gouvernail.records.queries.open_portfolio import OpenIncubator, OpenProduct


def incubators(told: Iterable[OpenIncubator], products: Iterable[OpenProduct]) -> dict[str, Any]:
    """Each incubator by its id; a product stands under each of those that help it."""
    helped = _by_incubator(products)
    return {each.external_id: _incubator(each, helped.get(each.external_id, [])) for each in told}


def _by_incubator(products: Iterable[OpenProduct]) -> Mapping[str, Sequence[OpenProduct]]:
    helped: dict[str, list[OpenProduct]] = {}
    for product in products:
        for external_id in product.incubators:
            helped.setdefault(external_id, []).append(product)
    return helped


def _incubator(incubator: OpenIncubator, products: Sequence[OpenProduct]) -> dict[str, Any]:
    return {
        "title": incubator.title,
        "owner": incubator.owner,
        "contact": "",
        "address": "",
        "website": public_address(incubator.website),
        "github": "",
        "startups": [_startup(product) for product in products],
    }


def _startup(product: OpenProduct) -> dict[str, Any]:
    return {
        "id": product.external_id,
        "name": product.name,
        "pitch": without_emails(product.mission),
        "repository": public_address(product.repository_url),
        "contact": "",
        "phases": phases(product.phases),
    }
