"""The confidential products, for the steering office."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.records.models import Product


def confidential_products() -> Sequence[Product]:
    """Every confidential product, by name."""
    return list(Product.objects.filter(is_confidential=True).order_by("name", "external_id"))
