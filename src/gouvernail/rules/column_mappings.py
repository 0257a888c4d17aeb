"""What the columns of another tool may mean: the sheets that a contractor hands over."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.workbook_format.sheets import SHEET_OF

#: The sheets whose columns another tool may call otherwise.
MAPPED_SHEETS = ("jours", "activites", "restes_a_faire")
#: What a sheet of another tool says when it has no such column: its days are billable.
OWN_VALUES: Mapping[str, Mapping[str, str]] = {"jours": {"nature": "facturable"}}

_CLAUSE = "4.2-device"


def needed_columns(sheet: str) -> list[str]:
    """The columns of a sheet that another tool must tell. CCTP 4.2 (4.2-device)."""
    own = OWN_VALUES.get(sheet, {})
    return [one.name for one in SHEET_OF[sheet].columns if not one.optional and one.name not in own]


def why_not_map(sheet: str, columns: Mapping[str, str], headings: Collection[str]) -> list[Refusal]:
    """Why these columns cannot be remembered: ``columns`` gives the heading of each of ours.

    A needed one is missing, one heading stands for two, or a heading is not in the file. CCTP 4.2 (4.2-device).
    """
    if sheet not in MAPPED_SHEETS:
        return [Refusal("columns_of_no_sheet", _CLAUSE)]
    missing = [name for name in needed_columns(sheet) if not columns.get(name)]
    chosen = [heading for heading in columns.values() if heading]
    twice = sorted({heading for heading in chosen if chosen.count(heading) > 1})
    unknown = [heading for heading in chosen if heading not in headings]
    return [
        *(Refusal("column_not_told", _CLAUSE, {"column": name}) for name in missing),
        *(Refusal("heading_told_twice", _CLAUSE, {"heading": heading}) for heading in twice),
        *(Refusal("heading_unknown", _CLAUSE, {"heading": heading}) for heading in unknown),
    ]
