"""Many values in one condition, whatever the engine allows as number of parameters."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL

_SQLITE = "SELECT value FROM json_each(%s)"
_POSTGRESQL = {
    int: "SELECT value::bigint FROM json_array_elements_text(%s::json)",
    str: "SELECT value FROM json_array_elements_text(%s::json)",
}


def listed_sql(kind: type[int | str]) -> str:
    """A sub-select over one parameter, the JSON text of the values (``listed_parameter``)."""
    return _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL[kind]


def listed_parameter(values: Iterable[int] | Iterable[str]) -> str:
    """The parameter of ``listed_sql``."""
    return json.dumps(list(values))


def listed_ids(ids: Iterable[int]) -> RawSQL:
    """Ids for an ``__in`` look-up: one parameter, however many they are."""
    return RawSQL(listed_sql(int), [listed_parameter(ids)])  # noqa: S611 constant text


def listed_texts(texts: Iterable[str]) -> RawSQL:
    """Texts for an ``__in`` look-up: one parameter, however many they are."""
    return RawSQL(listed_sql(str), [listed_parameter(texts)])  # noqa: S611 constant text
