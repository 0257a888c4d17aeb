"""Keep the rows that hang on records equal to what is wanted: surplus deleted, missing inserted, the rest untouched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db.models import Model

from gouvernail.actions.registry.rows import CHUNK, Row, delete_rows, insert_rows


def keep_children(
    model: type[Model], columns: Sequence[str], wanted: Iterable[Row], owners: Collection[int]
) -> set[int]:
    """Compare the rows of these owners (the first column) with the wanted ones; answers the owners that changed."""
    missing = Counter(wanted)
    surplus: list[int] = []
    changed: set[int] = set()
    for row_id, *values in _stored(model, columns, owners):
        row = tuple(values)
        if missing[row] > 0:
            missing[row] -= 1
        else:
            surplus.append(row_id)
            changed.add(row[0])
    delete_rows(model, surplus)
    added = list(missing.elements())
    insert_rows(model, columns, added)
    return changed | {row[0] for row in added}


def _stored(model: type[Model], columns: Sequence[str], owners: Collection[int]) -> Iterator[Row]:
    """The rows of these owners, each with its id first; of many owners, the whole table is read at once."""
    rows = model._default_manager.order_by().values_list("id", *columns)
    if len(owners) <= CHUNK:
        rows = rows.filter(**{f"{columns[0]}__in": list(owners)})
    return (row for row in rows.iterator() if row[1] in owners)
