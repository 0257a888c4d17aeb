"""The former ids that still lead to a product."""

from __future__ import annotations

from collections.abc import Mapping

from gouvernail.actions.registry.rows import delete_rows, insert_rows, upsert_rows
from gouvernail.records.models import ProductAlias

_COLUMNS = ("external_id", "product_id")


def keep_aliases(former: Mapping[str, str], product_ids: Mapping[str, int]) -> None:
    """Remember every former id, for as long as no product bears it again."""
    wanted = {old: product_ids[new] for old, new in former.items() if old not in product_ids and new in product_ids}
    stored = {row[1]: row for row in ProductAlias.objects.order_by().values_list("id", *_COLUMNS)}
    insert_rows(ProductAlias, _COLUMNS, [(old, product) for old, product in wanted.items() if old not in stored])
    moved = [(stored[old][0], old, to) for old, to in wanted.items() if old in stored and stored[old][2] != to]
    upsert_rows(ProductAlias, ("id", *_COLUMNS), moved)
    delete_rows(ProductAlias, [row[0] for old, row in stored.items() if old in product_ids])
