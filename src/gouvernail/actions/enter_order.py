"""Enter one order with its lines, as a draft or notified, without a spreadsheet: the rules are those of the import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gouvernail.actions.import_market import import_market
from gouvernail.actions.market_refusals import refused_by
from gouvernail.harvesters.workbook.coherence import incoherences
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.records.models import Order
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.order_life.issuing import why_not_record_notification
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.workbook_format.rows import LineRow, OrderRow
from gouvernail.rules.workbook_format.sheets import ORDERS


@dataclass(frozen=True, slots=True)
class LineEntry:
    """A line as typed: for costs the quantity is the euros ordered, in hundredths as any quantity."""

    product_id: str
    work_unit_code: str
    quantity_hundredths: int
    phase: str = ""


@dataclass(frozen=True, slots=True)
class OrderEntry:
    """An order as typed; a draft without ``notified_on``, notified with it."""

    number: str
    framework_number: str
    contractor_siret: str
    lines: Sequence[LineEntry]
    notified_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    legal_commitment_numbers: tuple[str, ...] = ()
    attribution_reason: str = ""


def enter_order(entry: OrderEntry, actor: str, on: date, *, may_record_notification: bool = True) -> Order:
    """Record an order and its lines; a notified one has its prices frozen and counts against the ceiling.

    One that was notified elsewhere is entered by those who may record it; notifying it here is ``notify_order``.

    Raises ``Refused`` with every refusal of the rules; its values name the ``column`` of the workbook and, for a line,
    its number as ``row``. Passing over a better-placed contractor needs a reason. CCTP 2 (2-order-by-need); domain
    invariants 1 to 4.
    """
    if refusals := why_not_record_notification(entry.notified_on, may_record=may_record_notification):
        raise Refused(*refusals)
    with transaction.atomic():
        workbook = _workbook(entry)
        if troubles := incoherences(ORDERS, workbook.commandes):
            raise refused_by(troubles)
        report = import_market(workbook, actor, on, verb="order.entered", source=entry.number, reason_needed=True)
        if not report.accepted:
            raise refused_by(report.errors)
        if report.counts("commandes").created != 1:
            values = {"column": "numero", "value": entry.number}
            raise Refused(Refusal("order_number_taken", "2-order-by-need", values))
    return Order.objects.get(number=entry.number)


def _workbook(entry: OrderEntry) -> Workbook:
    state = OrderState.DRAFT if entry.notified_on is None else OrderState.NOTIFIED
    order = OrderRow(
        0,
        entry.number,
        entry.framework_number,
        entry.contractor_siret,
        entry.notified_on,
        entry.starts_on,
        entry.ends_on,
        state.value,
        entry.legal_commitment_numbers,
        entry.attribution_reason,
    )
    lines = [
        LineRow(
            number, entry.number, number, line.product_id, line.work_unit_code, line.quantity_hundredths, line.phase
        )
        for number, line in enumerate(entry.lines, start=1)
    ]
    return Workbook(sheets=("commandes", "lignes"), commandes=[order], lignes=lines)
