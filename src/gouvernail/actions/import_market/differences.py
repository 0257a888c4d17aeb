"""What a row says otherwise than the record it names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from gouvernail.actions.import_market.hand_over import HandOver, Place
from gouvernail.rules.workbook_format.columns import Column, Kind
from gouvernail.rules.workbook_format.rows import AnyRow
from gouvernail.rules.workbook_format.sheets import SHEET_OF
from gouvernail.wording import hundredths_text

Row = TypeVar("Row", bound=AnyRow)

_FIGURES = {Kind.EUROS, Kind.QUANTITY, Kind.DAYS, Kind.DAY_SHARE}


def shown(column: Column, value: object) -> str:
    """A value as a person would type it in this column."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return ", ".join(str(part) for part in value)
    if column.kind in _FIGURES and isinstance(value, int):
        return hundredths_text(value)
    if column.words is not None:
        return next((word for word, meaning in column.words.items() if meaning == value), str(value))
    return str(value)


def completed(row: Row, known: Mapping[str, object], fields: Collection[str]) -> Row:
    """The row with what it leaves unsaid of these fields taken from what is known: older workbooks lack the columns."""
    told: Any = row
    unsaid = {name: known[name] for name in fields if getattr(row, name) in {None, ""}}
    replaced: Row = told._replace(**unsaid)
    return replaced


def differences(sheet: str, row: AnyRow, known: Mapping[str, object]) -> Iterator[tuple[Column, object, object]]:
    """The columns in which a row differs from what is known by field, with both values: (column, known, told)."""
    for column in SHEET_OF[sheet].columns:
        if column.field in known:
            told = getattr(row, column.field)
            told = list(told) if isinstance(told, tuple) else told
            if told != known[column.field]:
                yield column, known[column.field], told


def changes_allowed(
    at: HandOver, sheet: str, row: AnyRow, known: Mapping[str, object], free: Collection[str] = ()
) -> bool:
    """Refuse each difference of a notified record, but for the fields that stay free; answers whether none was.

    A changed value is never overwritten. Domain invariant 14.
    """
    allowed = True
    for column, was, told in differences(sheet, row, known):
        if column.field not in free:
            place = Place(sheet, row.row, column.name, shown(column, told))
            at.error(place, "known_value_changed", known=shown(column, was))
            allowed = False
    return allowed
