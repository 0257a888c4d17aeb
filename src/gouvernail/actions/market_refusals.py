"""Turn the errors of an import into refusals, for the doors that enter one thing at a time."""

from __future__ import annotations

from collections.abc import Iterable

from gouvernail.harvesters.workbook.troubles import Trouble
from gouvernail.rules.verdicts import Refusal, Refused


def refused_by(troubles: Iterable[Trouble]) -> Refused:
    """Every error as a refusal; its values hold also ``sheet``, ``row``, ``column`` and ``value``."""
    return Refused(*(_refusal(trouble) for trouble in troubles))


def _refusal(trouble: Trouble) -> Refusal:
    values = {name: value for name, value in trouble.values.items() if name != "clause"}
    place = {"sheet": trouble.sheet, "row": trouble.row, "column": trouble.column, "value": trouble.value}
    return Refusal(trouble.code, str(trouble.values.get("clause", "")), {**place, **values})
