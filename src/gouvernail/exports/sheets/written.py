"""What each value of a row becomes in a cell: a text, a number or a date."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from gouvernail.rules.workbook_format.columns import Column, Kind

#: What a cell holds; None is an empty cell. A text is never a formula.
Written = str | int | Decimal | date | None

_HUNDREDTHS = {Kind.EUROS, Kind.QUANTITY, Kind.DAYS, Kind.DAY_SHARE}
_MANY = 50_000

Form = TypeVar("Form")


def written(value: object, column: Column) -> Written:
    """The cell of a value, back from its stored unit: hundredths become a decimal, a word its French one."""
    if value is None or value in ("", ()):
        return None
    if column.kind in _HUNDREDTHS and isinstance(value, int):
        return _shortest(Decimal(value).scaleb(-2))
    if column.kind is Kind.WORD:
        return _french(column.words or {})[str(value)]
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, (int, date)):
        return value
    return str(value)


def _shortest(number: Decimal) -> Decimal | int:
    return int(number) if number == number.to_integral_value() else number.normalize()


def _french(words: Mapping[str, str]) -> dict[str, str]:
    return {identifier: word for word, identifier in words.items()}


class Cells(dict[object, Form], Generic[Form]):
    """The cells of one column in one form, each different value worked out once."""

    def __init__(self, column: Column, form: Callable[[Written], Form]) -> None:
        super().__init__()
        self._column = column
        self._form = form

    def __missing__(self, value: object) -> Form:
        if len(self) > _MANY:
            self.clear()
        self[value] = cell = self._form(written(value, self._column))
        return cell
