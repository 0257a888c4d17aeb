"""What a column and a sheet of the workbook are."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gouvernail.rules.workbook_format.rows import AnyRow


class Kind(StrEnum):
    """How a cell is read, and what it becomes."""

    TEXT = "text"
    """Words: a text without control characters."""
    SIRET = "siret"
    """Fourteen digits that pass the check, as a text."""
    EMAIL = "email"
    """One address, as a text."""
    DATE = "date"
    """A `date`."""
    INTEGER = "integer"
    """A whole number."""
    EUROS = "euros"
    """Euros with two decimals at most, as integer cents."""
    QUANTITY = "quantity"
    """Units with two decimals at most, as integer hundredths."""
    DAYS = "days"
    """Days with two decimals at most, as integer hundredths."""
    DAY_SHARE = "day_share"
    """A share of one day by quarters, as integer hundredths."""
    WORD = "word"
    """One of the words of the column, as its identifier."""
    NUMBERS = "numbers"
    """Several identifiers separated by commas, as a tuple of texts."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its French heading, the field of the row, how it is read, what it says.

    `least` and `most` bound the value in its stored unit (characters for a text).
    """

    name: str
    field: str
    kind: Kind
    explanation: str
    key: bool = False
    optional: bool = False
    words: Mapping[str, str] | None = None
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, what it says, the shape of its rows and its columns, keys first."""

    name: str
    explanation: str
    row_type: type[AnyRow]
    columns: tuple[Column, ...]

    @property
    def key_width(self) -> int:
        """How many columns make the key of a row; they are the first ones."""
        return sum(column.key for column in self.columns)
