"""How many products stood in each stage on several days, read in one pass. CCTP 1.2 (1.2-portfolio), 1.3 (1.3-phases).

The twin of ``products_on`` for many days at once: the same products, the same current stage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from gouvernail.records.models import Product, ProductPhase

_Phase = tuple[int, date | None, str, date | None]


def stages_through(days: Sequence[date]) -> list[Mapping[str, int]]:
    """For each of the days, given in order: products by the key of their stage then."""
    counts: list[Counter[str]] = [Counter() for _ in days]
    phases = (
        ProductPhase.objects.filter(product__origin=Product.Origin.REGISTRY, product__is_confidential=False)
        .order_by("product_id", "position")
        .values_list("product_id", "product__gone_on", "stage__key", "start_on")
    )
    for _, told in groupby(phases.iterator(), key=itemgetter(0)):
        for place, stage in _stages_of(list(told), days):
            counts[place][stage] += 1
    return list(counts)


def _stages_of(told: Sequence[_Phase], days: Sequence[date]) -> Iterator[tuple[int, str]]:
    """The stage of one product on each day on which it has one: the last told that had begun."""
    gone_on = told[0][1]
    latest_first = told[::-1]
    for place, day in enumerate(days):
        if gone_on is not None and gone_on <= day:
            return
        begun = (stage for _, _, stage, start_on in latest_first if start_on is None or start_on <= day)
        stage = next(begun, None)
        if stage is not None:
            yield place, stage
