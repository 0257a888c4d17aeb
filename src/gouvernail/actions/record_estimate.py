"""Record what a team says is left to do on one line, without a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gouvernail.actions.import_market import import_market
from gouvernail.actions.market_refusals import refused_by
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.records.models import Contractor
from gouvernail.rules.estimates import why_not_estimate_on
from gouvernail.rules.verdicts import Refused
from gouvernail.rules.workbook_format.rows import EstimateRow


@dataclass(frozen=True, slots=True)
class EstimateEntry:
    """A remainder as typed, in hundredths of a day."""

    order_number: str
    line_number: int
    estimated_on: date
    hundredths: int
    author: str = ""


def record_estimate(entry: EstimateEntry, actor: str, on: date, *, contractor: Contractor | None = None) -> None:
    """Append an estimate; for a day already estimated the last one counts.

    ``contractor`` is given for its correspondent: another's order is then unknown. Raises ``Refused``.
    CCTP 4.2 (4.2-statement); domain invariant 7.
    """
    refusals = why_not_estimate_on(entry.estimated_on, on)
    if refusals:
        raise Refused(*refusals)
    values = (entry.order_number, entry.line_number, entry.estimated_on, entry.hundredths, entry.author)
    workbook = Workbook(sheets=("restes_a_faire",), restes_a_faire=[EstimateRow(0, *values)])
    report = import_market(
        workbook, actor, on, contractor=contractor, verb="estimate.recorded", source=entry.order_number
    )
    if not report.accepted:
        raise refused_by(report.errors)
