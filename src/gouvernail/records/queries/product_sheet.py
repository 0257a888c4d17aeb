"""Everything public about one product. CCTP 1.2 (1.2-portfolio)."""

from __future__ import annotations

import unicodedata

from django.db.models import Prefetch

from gouvernail.records.models import Organisation, Product, ProductAlias, ProductPhase
from gouvernail.records.queries.confidentiality.walls import PUBLIC, told_to
from gouvernail.records.queries.scopes import Scope


def product_sheet(external_id: str, scope: Scope = PUBLIC) -> Product | None:
    """The product of an id with its stages, movements, labels, incubators and sponsors, in seven queries.

    ``None`` also for a confidential one outside its team. CCTP 4.1 (4.1-confidentiality).
    """
    named = unicodedata.normalize("NFC", external_id)
    return (
        Product.objects.filter(told_to(scope), external_id=named, origin=Product.Origin.REGISTRY)
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


def present_id_of(former_id: str, scope: Scope = PUBLIC) -> str | None:
    """The id to which a former id leads today, or ``None``; also when that product is not told to the reader."""
    told = Product.objects.filter(told_to(scope)).order_by().values("pk")
    return (
        ProductAlias.objects.filter(external_id=unicodedata.normalize("NFC", former_id), product__in=told)
        .values_list("product__external_id", flat=True)
        .first()
    )
