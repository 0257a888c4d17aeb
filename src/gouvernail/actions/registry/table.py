"""Keep one table of records equal to the registry: create, change, follow renames, mark as gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from gouvernail.actions.registry.rows import Row, chunks, insert_rows, upsert_rows


@dataclass(slots=True)
class Kept:
    """A row as it stands: its id, and its values in the order of the columns."""

    row_id: int
    values: Row


@dataclass(slots=True)
class Outcome:
    """What a table went through: ids of the registry, and where every record stands now."""

    created: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    row_ids: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of records known by `external_id`, with `gone_on` beside the given columns.

    `at_birth` gives the columns that only a new row receives.
    """

    model: type[Model]
    columns: Sequence[str]
    at_birth: Mapping[str, Callable[[], Any]] = field(default_factory=dict)
    scope: Mapping[str, Any] = field(default_factory=dict)

    @property
    def all_columns(self) -> tuple[str, ...]:
        """Identity first, departure last."""
        return ("external_id", *self.columns, "gone_on")

    def stored(self) -> dict[str, Kept]:
        """Every row, gone ones included, by id of the registry."""
        rows = self.model._default_manager.order_by().values_list("id", *self.all_columns)
        return {row[1]: Kept(row[0], row[1:]) for row in rows}

    def position(self, column: str) -> int:
        """Where a column stands in the values of a row."""
        return self.all_columns.index(column)


def follow_renames(stored: dict[str, Kept], former: Mapping[str, str]) -> None:
    """Move a row to its new id, so that what points to it stays: only when nothing stands there yet."""
    for old, new in former.items():
        if old in stored and new not in stored:
            stored[new] = stored.pop(old)


def keep(table: Table, stored: dict[str, Kept], wanted: Mapping[str, Row], gone_on: date) -> Outcome:
    """Make the table hold the wanted rows; what is not wanted any more is marked as gone, never deleted."""
    outcome = Outcome()
    births: list[Row] = []
    changes: list[Row] = []
    for external_id, values in wanted.items():
        known = stored.get(external_id)
        full = (external_id, *values, None)
        if known is None:
            births.append((*full, *(give() for give in table.at_birth.values())))
            outcome.created.add(external_id)
        elif known.values != full:
            changes.append((known.row_id, *full))
            outcome.changed.add(external_id)
    insert_rows(table.model, (*table.all_columns, *table.at_birth), births)
    _change(table, changes)
    _mark_gone(table, stored, wanted, gone_on, outcome)
    outcome.row_ids = {each: kept.row_id for each, kept in stored.items()}
    if births:
        rows = table.model._default_manager.order_by().values_list("external_id", "id")
        outcome.row_ids.update(rows)
    return outcome


def _change(table: Table, changes: Sequence[Row]) -> None:
    """An upsert needs every column without default, so those of birth are carried along unchanged."""
    if not changes:
        return
    births: dict[int, Row] = {}
    if table.at_birth:
        for chunk in chunks([change[0] for change in changes]):
            rows = table.model._default_manager.filter(id__in=chunk).values_list("id", *table.at_birth)
            births.update((row[0], row[1:]) for row in rows)
    full = [(*change, *births.get(change[0], ())) for change in changes]
    upsert_rows(table.model, ("id", *table.all_columns, *table.at_birth), full)


def _mark_gone(
    table: Table, stored: Mapping[str, Kept], wanted: Mapping[str, Row], gone_on: date, outcome: Outcome
) -> None:
    scope = [table.position(column) for column in table.scope]
    leaving = {
        external_id: kept.row_id
        for external_id, kept in stored.items()
        if external_id not in wanted
        and kept.values[-1] is None
        and all(kept.values[place] == value for place, value in zip(scope, table.scope.values(), strict=True))
    }
    for chunk in chunks(leaving.values()):
        table.model._default_manager.filter(id__in=chunk).update(gone_on=gone_on)
    outcome.gone = set(leaving)
