"""What is wrong, or doubtful, in a workbook: values, never sentences."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

NOTHING: Mapping[str, object] = MappingProxyType({})


class Severity(StrEnum):
    """How much a trouble weighs."""

    ERROR = "error"
    """The workbook is refused while it remains."""
    WARNING = "warning"
    """Said, and the import goes on."""


class Trouble(NamedTuple):
    """One trouble: where it is, the value met, and the code of its French sentence.

    `row` is the row a spreadsheet shows, or None for a whole sheet or file; `sheet` and
    `column` are `""` when the trouble is about the whole file or the whole row.
    """

    sheet: str
    row: int | None
    column: str
    value: str
    code: str
    values: Mapping[str, object] = NOTHING
    severity: Severity = Severity.ERROR
