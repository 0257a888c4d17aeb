"""Run the import of a workbook: plan every sheet, then write all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

from django.db import transaction

from gouvernail.actions.import_market.activities import Activities
from gouvernail.actions.import_market.amendments import Amendments
from gouvernail.actions.import_market.ceilings import Ceilings
from gouvernail.actions.import_market.consortia import Consortia
from gouvernail.actions.import_market.contractors import Contractors
from gouvernail.actions.import_market.days import Days
from gouvernail.actions.import_market.deliverables import Deliverables
from gouvernail.actions.import_market.estimates import Estimates
from gouvernail.actions.import_market.facts import write_facts
from gouvernail.actions.import_market.findings import Findings
from gouvernail.actions.import_market.frameworks import Frameworks
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.actions.import_market.lines import Lines
from gouvernail.actions.import_market.lots import Lots
from gouvernail.actions.import_market.market import known_market
from gouvernail.actions.import_market.notification import Notification
from gouvernail.actions.import_market.orders import Orders
from gouvernail.actions.import_market.period_changes import PeriodChanges
from gouvernail.actions.import_market.planned import PlannedLine
from gouvernail.actions.import_market.prices import Prices
from gouvernail.actions.import_market.projects import Projects
from gouvernail.actions.import_market.report import Report
from gouvernail.actions.import_market.subcontractors import Subcontractors
from gouvernail.actions.import_market.work_units import WorkUnits
from gouvernail.actions.ledger.balances import refresh
from gouvernail.harvesters.workbook.collector import resting_collector
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.records import journal
from gouvernail.records.models import Contractor, HistoricalAnomaly
from gouvernail.records.queries.market_records import locked_frameworks
from gouvernail.records.whole_tables import whole_table_digests

#: The tables that a sheet writes in and that the journal keeps the digest of.
WHOLE_TABLES_OF: Mapping[str, tuple[str, ...]] = {
    "marches": ("frameworks", "framework_terms", "framework_minimums"),
    "lots": ("lots",),
    "titulaires": ("contractors", "contractor_ranks", "rank_lives"),
    "groupements": ("contractors", "consortia", "consortium_members"),
    "sous_traitants": ("subcontractors",),
    "projets": ("products",),
    "uo": ("work_units", "unit_kinds"),
    "prix": ("unit_prices",),
    "constats": ("finding_states",),
}

#: The sheets that a contractor's correspondent may hand over. CCTP 4.2 (4.2-device).
OF_CONTRACTORS = frozenset({"jours", "activites", "restes_a_faire"})


class SheetPlan(Protocol):
    """What every sheet of the package can do once its rows are planned."""

    sheet: str

    def write(self, sequence: int) -> Facts:
        """Save what was planned under a journal sequence; answers the digests of the facts."""


def import_market(  # noqa: PLR0913 each right of the caller is told by its name
    workbook: Workbook,
    actor: str,
    on: date,
    *,
    contractor: Contractor | None = None,
    historical: bool = False,
    dry_run: bool = False,
    verb: str = "market.imported",
    source: str = "",
    reason_needed: bool = False,
) -> Report:
    """Import a workbook, all or nothing, on the day ``on``; answers what was, or with ``dry_run`` would be, done.

    ``contractor`` is given when its correspondent hands over: only the sheets of ``OF_CONTRACTORS``, and another
    contractor's order is answered exactly as an unknown one. ``historical`` (steering office only) accepts what
    breaks a rule of the contract but not of arithmetic, marked and listed. Repeating an import writes nothing.
    CCTP 4.2 (4.2-statement), 4.2 (4.2-device); domain invariants 1 to 7.
    """
    with resting_collector(), transaction.atomic():
        # The head of the journal first: of two imports at once, the second reads what the first wrote.
        sequence = journal.next_sequence()
        frameworks = [] if contractor else locked_frameworks()
        at = HandOver(
            market=known_market(workbook, contractor, frameworks),
            on=on,
            historical=historical and contractor is None,
            by_contractor=contractor is not None,
            reason_needed=reason_needed,
            incomplete=frozenset(trouble.sheet for trouble in workbook.errors),
        )
        plan = Plan(at, workbook, contractor)
        plan.judge()
        at.report.close()
        if at.report.accepted and not dry_run:
            plan.write(sequence, journal.Line(actor, verb, source, {}))
            at.report.done = True
    return at.report


class Plan:
    """The sheets of one workbook, in the order in which they are planned and written."""

    def __init__(self, at: HandOver, workbook: Workbook, contractor: Contractor | None) -> None:
        self._at = at
        self._workbook = workbook
        self._frameworks, self._lots, self._contractors, self._projects = (
            *(Frameworks(at), Lots(at), Contractors(at)),
            Projects(at),
        )
        self._consortia, self._subcontractors = Consortia(at), Subcontractors(at)
        self._work_units, self._prices = WorkUnits(at), Prices(at)
        self._orders, self._lines, self._amendments = Orders(at), Lines(at), Amendments(at)
        self._deliverables, self._period_changes = Deliverables(at, self._lines), PeriodChanges(at)
        self._activities = Activities(at)
        self._days = Days(at, self._activities, contractor)
        self._estimates, self._findings = Estimates(at), Findings(at)
        self._notification = Notification(at, self._orders, self._lines)
        self._ceilings = Ceilings(at, self._orders, self._amendments)

    def judge(self) -> None:
        """Plan every sheet against what is known and what the sheets before it bring."""
        book = self._workbook
        for name in book.sheets:
            self._at.report.counts(name)
        for trouble in (*book.errors, *book.warnings):
            self._at.report.take(trouble)
        if self._at.by_contractor and self._refuse_other_sheets():
            return
        self._frameworks.plan(book.marches)
        self._lots.plan(book.lots)
        self._contractors.plan(book.titulaires)
        self._consortia.plan(book.groupements)
        self._subcontractors.plan(book.sous_traitants, book.groupements)
        self._projects.plan(book.projets)
        self._work_units.plan(book.uo)
        self._prices.plan(book.prix)
        self._orders.plan(book.commandes)
        self._lines.plan(book.lignes)
        self._notification.judge()
        self._deliverables.plan(book.livrables)
        self._amendments.plan(book.modificatifs)
        self._period_changes.plan(book.modificatifs_fin)
        self._ceilings.judge()
        self._activities.know(list(self._lines_with_activities()))
        self._activities.plan(book.activites)
        self._days.plan(book.jours)
        self._days.judge_amended(self._amended())
        self._estimates.plan(book.restes_a_faire)
        self._findings.plan(book.constats)

    def _refuse_other_sheets(self) -> bool:
        """Say which sheets a contractor may not hand over; answers whether there are some."""
        others = [
            name for name in self._workbook.sheets if name not in OF_CONTRACTORS and getattr(self._workbook, name)
        ]
        for name in others:
            self._at.error(Place(name, 0), "sheet_not_of_contractor", clause="4.2-device")
        return bool(others)

    def _lines_with_activities(self) -> Iterator[PlannedLine]:
        named = {(row.order_number, row.line_number) for row in self._workbook.activites}
        named |= {(row.order_number, row.line_number) for row in self._workbook.jours if row.activity_key}
        return (line for key in named if (line := self._at.market.lines.get(key)) is not None)

    def _amended(self) -> Iterator[tuple[PlannedLine, Place]]:
        for amendment, row in self._amendments.new.values():
            yield amendment.line, Place("modificatifs", row.row, "quantite")

    def _sheets(self) -> tuple[SheetPlan, ...]:
        holders = (self._lots, self._contractors, self._consortia, self._subcontractors)
        return (
            *(self._frameworks, *holders, self._projects, self._work_units, self._prices),
            *(self._orders, self._lines, self._deliverables, self._amendments, self._period_changes),
            self._activities,
            self._days,
            self._estimates,
            self._findings,
        )

    def write(self, sequence: int, line: journal.Line) -> None:
        """Save every sheet that says something new, one journal entry each, then what sums them."""
        for sheet in self._sheets():
            if self._is_written(sheet):
                facts = dict(sheet.write(sequence)) | self._anomalies(sheet.sheet, sequence)
                tables = whole_table_digests(WHOLE_TABLES_OF.get(sheet.sheet, ()))
                rows = self._rows(sheet.sheet)
                details = {"sheet": sheet.sheet, "rows": rows, "facts": facts, "tables": tables}
                sequence = journal.append(journal.Line(line.actor, line.verb, line.subject or sheet.sheet, details)) + 1
        self._ceilings.write()
        refresh((one.pk or 0 for one in self._at.touched.values()), self._at.on, tolerate=self._at.historical)

    def _is_written(self, sheet: SheetPlan) -> bool:
        counts = self._at.report.sheets.get(sheet.sheet)
        return (counts is not None and counts.written > 0) or any(
            sheet is each and each.must_write for each in (self._lines, self._deliverables)
        )

    def _rows(self, sheet: str) -> dict[str, int]:
        counts = self._at.report.counts(sheet)
        return {"created": counts.created, "changed": counts.changed, "corrected": counts.corrected}

    def _anomalies(self, sheet: str, sequence: int) -> dict[str, dict[str, object]]:
        """Save what a historical take-over accepted in a sheet; answers its digest."""
        found = [anomaly for anomaly in self._at.anomalies if anomaly.place.sheet == sheet]
        rows = [
            (one.order.pk if one.order else None, one.refusal.code, one.refusal.clause, sheet, one.place.row or None)
            for one in found
        ]
        values = [("values", [one.refusal.values for one in found])]
        return {"anomalies": write_facts("anomalies", HistoricalAnomaly, rows, sequence, values)}
