"""One workbook being handed over: who, on which day, with which rights, and what was said of it so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from gouvernail.actions.import_market.market import Market
from gouvernail.actions.import_market.planned import PlannedLine, PlannedOrder
from gouvernail.actions.import_market.report import Report
from gouvernail.harvesters.workbook.troubles import Severity, Trouble
from gouvernail.rules.history import TOLERATED_BY_HISTORY
from gouvernail.rules.verdicts import Refusal

#: Sheets whose unread rows may change the days ordered on a line.
_DEFINES_ORDERED_DAYS = frozenset({"uo", "prix", "commandes", "lignes", "modificatifs"})

#: What a sheet wrote, by kind of fact, for its journal entry.
Facts = Mapping[str, Mapping[str, object]]


class Place(NamedTuple):
    """Where something stands in the workbook; ``row`` 0 when it comes from a form."""

    sheet: str
    row: int
    column: str = ""
    value: str = ""


class Anomaly(NamedTuple):
    """What a historical take-over accepted: where it stands, the rule that it breaks, the order it concerns."""

    place: Place
    refusal: Refusal
    order: PlannedOrder | None


@dataclass(slots=True)
class HandOver:
    """The import at hand. Sheets plan against ``market`` and speak through ``error``, ``warn`` and ``judge``.

    ``historical`` accepts what breaks a rule of the contract but not of arithmetic. ``by_contractor`` keeps the
    State's judgement out of reach: days are declared only, and nothing is told of other contractors.
    ``reason_needed`` refuses, instead of only saying, that a better-placed contractor was passed over.
    ``incomplete`` names the sheets of which some rows could not be read: what refers to them is not judged twice.
    """

    market: Market
    on: date
    historical: bool = False
    by_contractor: bool = False
    reason_needed: bool = False
    incomplete: frozenset[str] = frozenset()
    report: Report = field(default_factory=Report)
    anomalies: list[Anomaly] = field(default_factory=list)
    touched: dict[int, PlannedLine] = field(default_factory=dict)

    def error(self, place: Place, code: str, **values: object) -> None:
        """Refuse the workbook for something that stands at this place."""
        self._say(place, code, values, Severity.ERROR)

    def warn(self, place: Place, code: str, **values: object) -> None:
        """Say something of this place; the import goes on."""
        self._say(place, code, values, Severity.WARNING)

    def unknown(self, place: Place, code: str, defined_in: str, **values: object) -> None:
        """Refuse a reference to nothing, unless the sheet that would define it could not be read in full."""
        if defined_in not in self.incomplete:
            self.error(place, code, **values)

    def doubt(self, place: Place, doubts: Iterable[Refusal]) -> None:
        """Say each doubt of a rule as a warning."""
        for doubt in doubts:
            self.warn(place, doubt.code, clause=doubt.clause, **doubt.values)

    def judge(self, place: Place, refusals: Iterable[Refusal], order: PlannedOrder | None = None) -> bool:
        """Say each refusal of a rule; answers whether there was none.

        A historical take-over keeps as an anomaly, listed with its rule, what breaks the contract but not arithmetic.
        """
        said = list(refusals)
        for refusal in said:
            if self.historical and refusal.code in TOLERATED_BY_HISTORY:
                self._keep_anomaly(place, refusal, order)
            else:
                self.error(place, refusal.code, clause=refusal.clause, **refusal.values)
        return not said

    def _keep_anomaly(self, place: Place, refusal: Refusal, order: PlannedOrder | None) -> None:
        self.anomalies.append(Anomaly(place, refusal, order))
        self.report.anomalies += 1
        self.warn(place, refusal.code, clause=refusal.clause, anomaly=True, **refusal.values)

    def _say(self, place: Place, code: str, values: Mapping[str, object], severity: Severity) -> None:
        row = place.row or None
        self.report.take(Trouble(place.sheet, row, place.column, place.value, code, dict(values), severity))

    def cannot_count(self, line: PlannedLine) -> bool:
        """Whether the days ordered on a line cannot be told, because what defines them was refused or not read."""
        return line.unit_price_cents is None or bool(self.incomplete & _DEFINES_ORDERED_DAYS)

    def touch(self, line: PlannedLine) -> None:
        """Have the balance of a line computed anew at the end."""
        self.touched[id(line)] = line
