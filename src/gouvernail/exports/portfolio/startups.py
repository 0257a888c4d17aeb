"""The products in the form that readers of the registry's public site already consume. CCTP 1.2 (1.2-portfolio).

Every key of that form is there, so that no reader stumbles. ``contact`` and ``github`` stay empty: no public page
gives an address to write to. A phase ends on the day on which the next one begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from gouvernail.exports.portfolio.public_text import public_address, without_emails
from gouvernail.records.queries.open_portfolio import OpenEvent, OpenIncubator, OpenPhase, OpenProduct


def startups(address: str, products: Iterable[OpenProduct], incubators: Iterable[OpenIncubator]) -> dict[str, Any]:
    """The whole document, to be served at ``address``."""
    return {
        "links": {"self": address},
        "data": [_startup(product) for product in products],
        "included": [_included(incubator) for incubator in incubators],
    }


def phases(told: Sequence[OpenPhase]) -> list[dict[str, str]]:
    """The stages of life of a product, in their order; a day that is not known is empty."""
    return [{"name": each.name, "start": _day(each.start_on), "end": _day(each.until_on)} for each in told]


def _startup(product: OpenProduct) -> dict[str, Any]:
    incubators = [{"type": "incubator", "id": external_id} for external_id in product.incubators]
    return {
        "id": product.external_id,
        "type": "startup",
        "attributes": _attributes(product) | _when_told(product),
        "relationships": {
            "incubator": {"data": incubators[0] if incubators else {"type": "incubator", "id": ""}},
            "incubators": {"data": incubators},
        },
    }


def _attributes(product: OpenProduct) -> dict[str, Any]:
    return {
        "name": product.name,
        "pitch": without_emails(product.mission),
        "stats_url": public_address(product.stats_url),
        "impact_url": public_address(product.impact_url),
        "contact": "",
        "content_url_encoded_markdown": quote(without_emails(product.content_markdown), safe=""),
        "events": [_event(each) for each in product.events],
        "phases": phases(product.phases),
        "sponsors": list(product.sponsors),
        "thematiques": list(product.themes),
        "technos": list(product.technologies),
    }


def _when_told(product: OpenProduct) -> dict[str, str]:
    """The keys that this form leaves out when there is nothing to say."""
    told = {
        "budget_url": public_address(product.budget_url),
        "link": public_address(product.link),
        "repository": public_address(product.repository_url),
        "analyse_risques": "true" if product.has_risk_analysis else "",
        "analyse_risques_url": public_address(product.risk_analysis_url),
        "dashlord_url": public_address(product.dashlord_url),
        "accessibility_status": product.accessibility_status,
    }
    return {key: value for key, value in told.items() if value}


def _event(event: OpenEvent) -> dict[str, str]:
    comment = " ".join(without_emails(event.comment).split())
    return {"name": event.name, "date": _day(event.happened_on), "comment": comment}


def _included(incubator: OpenIncubator) -> dict[str, Any]:
    return {
        "id": incubator.external_id,
        "type": "incubator",
        "attributes": {
            "title": incubator.title,
            "owner": incubator.owner,
            "website": public_address(incubator.website),
            "github": "",
            "contact": "",
        },
    }


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""
