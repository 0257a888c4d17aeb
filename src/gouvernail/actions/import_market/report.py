"""What an import did, or would do: counts per sheet, errors and warnings with their place and their sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from unicodedata import category

from gouvernail.harvesters.workbook.troubles import Severity, Trouble
from gouvernail.wording import workbook_sentence

#: How many troubles of one kind are told one by one; the others are counted.
TOLD_PER_CODE = 1000
#: Categories of characters that nobody sees: control, format (directions of writing), half of a character.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


@dataclass(slots=True)
class Counts:
    """How many rows of a sheet were created, changed, found unchanged, corrected by a reversing entry."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    corrected: int = 0

    @property
    def written(self) -> int:
        """How many rows left something in the records."""
        return self.created + self.changed + self.corrected


@dataclass(slots=True)
class Report:
    """The outcome of an import. ``done`` is false for a dry run and for a workbook that was refused."""

    sheets: dict[str, Counts] = field(default_factory=dict)
    errors: list[Trouble] = field(default_factory=list)
    warnings: list[Trouble] = field(default_factory=list)
    anomalies: int = 0
    done: bool = False
    _told: Counter[tuple[str, str, Severity]] = field(default_factory=Counter, repr=False)

    def counts(self, sheet: str) -> Counts:
        """The counts of a sheet, at nought the first time."""
        return self.sheets.setdefault(sheet, Counts())

    def take(self, trouble: Trouble) -> None:
        """Keep a trouble; past ``TOLD_PER_CODE`` of one kind in a sheet it is only counted."""
        kind = (trouble.sheet, trouble.code, trouble.severity)
        self._told[kind] += 1
        if self._told[kind] <= TOLD_PER_CODE:
            self._list_of(trouble.severity).append(trouble)

    def close(self) -> None:
        """Say how many troubles of each kind were not told one by one."""
        for (sheet, code, severity), count in self._told.items():
            if count > TOLD_PER_CODE:
                values = {"more": count - TOLD_PER_CODE, "of": code}
                self._list_of(severity).append(Trouble(sheet, None, "", "", "and_others", values, severity))

    def _list_of(self, severity: Severity) -> list[Trouble]:
        return self.errors if severity is Severity.ERROR else self.warnings

    @property
    def accepted(self) -> bool:
        """Whether nothing stands in the way of the import."""
        return not self.errors

    def as_json(self) -> dict[str, object]:
        """The report for machines and for the pages, in plain values."""
        return {
            "done": self.done,
            "sheets": {name: asdict(counts) for name, counts in self.sheets.items()},
            "errors": [told(trouble) for trouble in self.errors],
            "warnings": [told(trouble) for trouble in self.warnings],
            "anomalies": self.anomalies,
        }


def told(trouble: Trouble) -> dict[str, object]:
    """A trouble in plain values, with its French sentence.

    What a file says is quoted without its control characters: PostgreSQL keeps no nul one, a terminal obeys others.
    """
    values = {name: _quoted(value) if isinstance(value, str) else value for name, value in trouble.values.items()}
    sheet, column, value = _quoted(trouble.sheet), _quoted(trouble.column), _quoted(trouble.value)
    trouble = trouble._replace(sheet=sheet, column=column, value=value, values=values)
    return {
        "sheet": trouble.sheet,
        "row": trouble.row,
        "column": trouble.column,
        "value": trouble.value,
        "code": trouble.code,
        "clause": str(trouble.values.get("clause", "")),
        "message": workbook_sentence(trouble.code, trouble.values, column=trouble.column, value=trouble.value),
        "values": {name: _plain(value) for name, value in trouble.values.items() if name != "clause"},
    }


def _quoted(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join("\N{REPLACEMENT CHARACTER}" if category(each) in _UNSEEN else each for each in text)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
