"""Write immutable facts whole, and answer the digest of them for the journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model

from gouvernail.actions.registry.rows import insert_rows
from gouvernail.records.digests import KINDS, digest

Row = tuple[Any, ...]


def write_facts(
    kind: str, model: type[Model], rows: Sequence[Row], sequence: int, more: Sequence[tuple[str, Sequence[Any]]] = ()
) -> dict[str, object]:
    """Insert facts given as the hashed columns of their kind; ``more`` are columns that are not hashed.

    Answers count and digest, in the order of the ids. Domain invariant 14.
    """
    columns = (*KINDS[kind].columns, *(name for name, _ in more), "recorded_in")
    others = zip(*(values for _, values in more), strict=True) if more else iter([()] * len(rows))
    insert_rows(model, columns, ((*row, *other, sequence) for row, other in zip(rows, others, strict=True)))
    return digest(rows)


def write_numbered(model: type[Model], columns: Sequence[str], rows: Iterable[Row]) -> list[int]:
    """Insert rows and answer their ids, in their order; nobody else writes meanwhile, the journal being locked."""
    everything = model._default_manager.order_by("pk").values_list("pk", flat=True)
    last = everything.last() or 0
    insert_rows(model, columns, rows)
    return list(everything.filter(pk__gt=last))
