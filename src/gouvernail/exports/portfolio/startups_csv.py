"""The products as the CSV file that readers of the registry's public site already consume. CCTP 1.2 (1.2-portfolio).

Semicolons, no byte order mark, ``null`` for an address that is not published: that form, and not ours.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gouvernail.exports.portfolio.cells import cell
from gouvernail.exports.portfolio.public_text import public_address, without_emails
from gouvernail.records.queries.open_portfolio import OpenProduct

_ABSENT = "null"


class StartupRow(NamedTuple):
    """One row, in the order of the columns; ``start`` begins the first phase, ``status`` is that of the day."""

    id: str
    name: str
    mission: str
    start: date | None
    status: str
    incubator: str
    stats: str
    link: str
    repository: str
    accessibility: str
    contact: str
    incubators: str


def startups_csv(products: Iterable[OpenProduct]) -> str:
    """The whole file."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(StartupRow._fields)
    for product in products:
        writer.writerow([cell(value) for value in _row(product)])
    return text.getvalue()


def _row(product: OpenProduct) -> StartupRow:
    return StartupRow(
        id=product.external_id,
        name=product.name,
        mission=without_emails(product.mission),
        start=product.phases[0].start_on if product.phases else None,
        status=product.current_phase,
        incubator=product.incubators[0] if product.incubators else "",
        stats=public_address(product.stats_url) or _ABSENT,
        link=public_address(product.link) or _ABSENT,
        repository=public_address(product.repository_url) or _ABSENT,
        accessibility=product.accessibility_status,
        contact="",
        incubators=",".join(product.incubators),
    )
