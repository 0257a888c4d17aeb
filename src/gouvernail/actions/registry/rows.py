"""Write many rows with few statements; rows are tuples in the order of their columns.

Columns are texts, whole numbers, booleans, days, JSON, identifiers: instants and decimals are not for here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import Any, TypeAlias

from django.db import connection
from django.db.models import DateField, JSONField, Model, UUIDField

Row: TypeAlias = tuple[Any, ...]
CHUNK = 500


def insert_rows(model: type[Model], columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Insert tuples; answers how many."""
    return _execute(model, columns, rows, "")


def upsert_rows(model: type[Model], columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Write tuples over the rows of the same id (the first column), which must exist; answers how many."""
    written = ", ".join(f'"{column}" = excluded."{column}"' for column in columns[1:])
    return _execute(model, columns, rows, f' ON CONFLICT ("{columns[0]}") DO UPDATE SET {written}')


def delete_rows(model: type[Model], ids: Sequence[int]) -> None:
    """Delete rows by id, with what depends on them."""
    for chunk in chunks(ids):
        model._default_manager.filter(pk__in=chunk).delete()


def chunks(ids: Collection[Any]) -> Iterable[Sequence[Any]]:
    """Ids by groups that every database accepts in one statement."""
    every = list(ids)
    return (every[start : start + CHUNK] for start in range(0, len(every), CHUNK))


def _execute(model: type[Model], columns: Sequence[str], rows: Iterable[Row], conflict: str) -> int:
    fields = [_field(model, column) for column in columns]
    prepared = _prepared(fields, list(rows))
    if prepared:
        names = ", ".join(f'"{field.column}"' for field in fields)
        marks = ", ".join(["%s"] * len(fields))
        statement = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks}){conflict}'  # noqa: S608 names of our own
        with connection.cursor() as cursor:
            cursor.executemany(statement, prepared)
    return len(prepared)


def _prepared(fields: Sequence[Any], rows: list[Row]) -> Sequence[Row]:
    """The values as the database takes them, column by column: most need nothing."""
    by_column = list(zip(*rows, strict=True))
    for place, field in enumerate(fields):
        if by_column and (convert := _conversion(field)):
            by_column[place] = tuple(map(convert, by_column[place]))
    return list(zip(*by_column, strict=True))


def _conversion(field: Any) -> Callable[[Any], Any] | None:
    if isinstance(field, JSONField):
        return partial(json.dumps, ensure_ascii=False, default=str)
    if isinstance(field, DateField):
        return connection.ops.adapt_datefield_value
    if isinstance(field, UUIDField):
        return lambda value: field.get_db_prep_save(value, connection)
    return None


def _field(model: type[Model], column: str) -> Any:
    return next(field for field in model._meta.concrete_fields if field.attname == column)
