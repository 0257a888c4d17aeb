"""Everything public about one product. CCTP 1.2 (1.2-portfolio)."""

from __future__ import annotations

import unicodedata

from django.db.models import Prefetch

from gouvernail.records.models import Organisation, Product, ProductAlias, ProductPhase


def product_sheet(external_id: str) -> Product | None:
    """The product of an id with its stages, movements, labels, incubators and sponsors, in seven queries."""
    return (
        Product.objects.filter(external_id=unicodedata.normalize("NFC", external_id), origin=Product.Origin.REGISTRY)
        .select_related("incubator__owner")
        .prefetch_related(
            Prefetch("phases", ProductPhase.objects.select_related("stage")),
            Prefetch("sponsors", Organisation.objects.order_by("name")),
            "other_incubators",
            "events",
            "labels",
        )
        .defer("raw", "search_key")
        .first()
    )


def present_id_of(former_id: str) -> str | None:
    """The id to which a former id leads today, or ``None``."""
    return (
        ProductAlias.objects.filter(external_id=unicodedata.normalize("NFC", former_id))
        .values_list("product__external_id", flat=True)
        .first()
    )
