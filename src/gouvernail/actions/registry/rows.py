"""Write many rows with few statements; rows are tuples in the order of their columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeAlias

from django.db import connection
from django.db.models import Model

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
    prepared = [[field.get_db_prep_save(value, connection) for field, value in zip(fields, row)] for row in rows]  # noqa: B905
    if prepared:
        names = ", ".join(f'"{field.column}"' for field in fields)
        marks = ", ".join(["%s"] * len(fields))
        statement = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks}){conflict}'  # noqa: S608
        with connection.cursor() as cursor:
            cursor.executemany(statement, prepared)
    return len(prepared)


def _field(model: type[Model], column: str) -> Any:
    return next(field for field in model._meta.concrete_fields if field.attname == column)
