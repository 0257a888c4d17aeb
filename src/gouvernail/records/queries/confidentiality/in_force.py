"""The confidentiality rules of an order that are in force on a day. CCTP 4.1 (4.1-confidentiality)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from gouvernail.records.models import ConfidentialityRules, Order
from gouvernail.records.queries.confidentiality.missions import version_of
from gouvernail.rules.confidentiality import in_force


def rules_in_force(order: Order, on: date) -> Sequence[ConfidentialityRules]:
    """For each product of an order that has rules, the version that both sides had agreed by that day."""
    rows = ConfidentialityRules.objects.filter(order=order).select_related("product")
    found = []
    for _, told in groupby(rows.order_by("product__name", "product_id", "version"), key=lambda row: row.product_id):
        versions = {row.version: row for row in told}
        standing = in_force(map(version_of, versions.values()), on)
        if standing is not None:
            found.append(versions[standing.number])
    return found
