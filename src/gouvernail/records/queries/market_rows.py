"""All that was imported or entered, as rows of the market workbook: what a reader exports goes back in unchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from django.db import connection
from django.db.models import F, Q

from gouvernail import clock
from gouvernail.records.models import (
    Activity,
    ActivityPassage,
    AdmittedAmount,
    ConsortiumMember,
    ContractorRank,
    Deliverable,
    DeliverableAcceptance,
    Estimate,
    Framework,
    Lot,
    Order,
    OrderAmendment,
    OrderLine,
    OrderPeriodChange,
    PoorPerformance,
    Product,
    Subcontractor,
    UnitPrice,
    WorkUnit,
)
from gouvernail.rules.workbook_format import rows

#: Each sheet with its rows, told when asked for, in the order in which they were recorded.
SheetRows = Mapping[str, Iterator[rows.AnyRow]]

#: States that the workbook has no word for, and the one that says as much as it can.
NEAREST_STATE = {"proposed": "draft", "declined": "cancelled", "suspended": "running"}


def market_rows(on: date | None = None) -> SheetRows:
    """Every sheet of the market, for the steering office, as it stands on a day (today when none is told).

    Corrected days are told by their present figure, estimates by the last one of each day, activities by the passage
    that holds on the day, or by their last one when none does yet. Products of the registry that orders need are told
    as projects, so that the workbook stands alone: the registry takes them over when it is imported. CCTP 4.2
    (4.2-device); product principle 7.
    """
    as_of = on or clock.today()
    return {name: tell() for name, tell in _SHEETS.items()} | {"activites": _activities(as_of)}


def _frameworks() -> Iterator[rows.AnyRow]:
    for one in Framework.objects.order_by("id"):
        yield rows.FrameworkRow(
            0,
            one.number,
            one.subject,
            one.buyer_siret,
            one.notified_on,
            one.duration_months,
            one.ceiling_cents,
            one.attribution_rule,
            one.source,
            one.minimum_cents,
        )


def _lots() -> Iterator[rows.AnyRow]:
    for one in Lot.objects.select_related("framework").order_by("id"):
        yield rows.LotRow(0, one.framework.number, one.number, one.title)


def _contractors() -> Iterator[rows.AnyRow]:
    found = ContractorRank.objects.select_related("framework", "contractor", "lot")
    for one in found.order_by("framework_id", "lot_id", "rank"):
        who = one.contractor
        yield rows.ContractorRow(
            *(0, *_rank(one), one.rank, who.name, who.correspondent_email), quota_percent=one.quota_percent
        )


def _rank(one: ContractorRank) -> tuple[str, str, str]:
    """The framework, the SIRET and the lot of a rank."""
    return one.framework.number, one.contractor.siret, one.lot.number if one.lot else ""


def _consortia() -> Iterator[rows.AnyRow]:
    found = ConsortiumMember.objects.select_related(
        *("contractor", "consortium__rank__framework", "consortium__rank__contractor", "consortium__rank__lot")
    )
    for one in found.order_by("id"):
        group, who = one.consortium, one.contractor
        yield rows.ConsortiumRow(0, *_rank(group.rank), who.siret, who.name, group.liability, group.name)


def _subcontractors() -> Iterator[rows.AnyRow]:
    found = Subcontractor.objects.select_related("rank__framework", "rank__contractor", "rank__lot")
    for one in found.order_by("id"):
        yield rows.SubcontractorRow(0, *_rank(one.rank), one.siret, one.name, one.declared_on, one.work, one.most_cents)


def _projects() -> Iterator[rows.AnyRow]:
    needed = Q(origin=Product.Origin.ADMINISTRATION) | Q(pk__in=OrderLine.objects.order_by().values("product_id"))
    for one in Product.objects.filter(needed).order_by("id"):
        yield rows.ProjectRow(0, one.external_id, one.name, one.administration)


def _work_units() -> Iterator[rows.AnyRow]:
    for one in WorkUnit.objects.select_related("framework").order_by("id"):
        yield rows.WorkUnitRow(
            0,
            one.framework.number,
            one.code,
            one.title,
            one.measure,
            one.days_per_unit_hundredths,
            one.duration_months_hundredths,
            one.kind or None,
        )


def _prices() -> Iterator[rows.AnyRow]:
    for one in UnitPrice.objects.select_related("framework", "contractor", "work_unit").order_by("id"):
        yield rows.PriceRow(
            0,
            one.framework.number,
            one.contractor.siret,
            one.work_unit.code,
            one.from_on,
            one.unit_price_cents,
            one.days_per_unit_hundredths,
        )


def _orders() -> Iterator[rows.AnyRow]:
    for one in Order.objects.select_related("framework", "contractor", "lot").order_by("id").iterator():
        yield rows.OrderRow(
            0,
            one.number,
            one.framework.number,
            one.contractor.siret,
            one.notified_on,
            one.starts_on,
            one.ends_on,
            NEAREST_STATE.get(one.state, one.state),
            tuple(one.legal_commitment_numbers),
            one.attribution_reason,
            one.lot.number if one.lot else "",
            one.executing_service_code,
            one.vat_rate_hundredths,
        )


def _lines() -> Iterator[rows.AnyRow]:
    found = OrderLine.objects.order_by("order_id", "number").values_list(
        "order__number", "number", "product__external_id", "work_unit__code", "quantity_hundredths", "stage__key"
    )
    for order, number, product, unit, quantity, stage in found.iterator():
        yield rows.LineRow(0, order, number, product, unit, quantity, stage or "")


def _deliverables() -> Iterator[rows.AnyRow]:
    found = Deliverable.objects.order_by("id").values_list(
        "line__order__number", "line__number", "number", "title", "due_on", "is_mandatory"
    )
    for order, line, number, title, due_on, is_mandatory in found.iterator():
        yield rows.DeliverableRow(0, order, line, number, title, due_on, "yes" if is_mandatory else "no")


def _period_changes() -> Iterator[rows.AnyRow]:
    found = OrderPeriodChange.objects.order_by("id").values_list(
        "order__number", "number", "notified_on", "ends_on", "reason"
    )
    for each in found.iterator():
        yield rows.PeriodChangeRow(0, *each)


def _amendments() -> Iterator[rows.AnyRow]:
    found = OrderAmendment.objects.order_by("id").values_list(
        "line__order__number", "number", "line__number", "notified_on", "quantity_hundredths", "reason"
    )
    for order, number, line, notified_on, quantity, reason in found.iterator():
        yield rows.AmendmentRow(0, order, number, line, notified_on, quantity, reason)


_DAYS = """
SELECT o.number, l.number, d.work_on, w.identifier, d.nature, d.revision, d.hundredths, a.key, d.state
FROM records_dayentry d
JOIN records_orderline l ON l.id = d.line_id JOIN records_order o ON o.id = l.order_id
JOIN records_worker w ON w.id = d.worker_id LEFT JOIN records_activity a ON a.id = d.activity_id
WHERE NOT EXISTS (SELECT 1 FROM records_dayentry later WHERE later.line_id = d.line_id
    AND later.worker_id = d.worker_id AND later.work_on = d.work_on AND later.nature = d.nature
    AND later.revision > d.revision)
ORDER BY d.line_id, d.id
"""


def _days() -> Iterator[rows.AnyRow]:
    """The last entry of each key; one that reverses leaves nought."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(_DAYS)
        while found := cursor.fetchmany(2000):
            for order, line, work_on, worker, nature, revision, hundredths, activity, state in found:
                figure = 0 if revision % 2 else hundredths
                told = "declared" if state == "declared" else "accepted"
                yield rows.DayRow(0, order, line, work_on, worker, nature, figure, activity or "", told)


def _activities(as_of: date) -> Iterator[rows.AnyRow]:
    """The format has one row per activity: of a passage to come and the present one, the present one is told."""
    told: dict[int, tuple[str, date]] = {}
    passages = ActivityPassage.objects.order_by("since_on", "id").values_list("activity_id", "state", "since_on")
    for activity_id, state, since_on in passages.iterator():
        if since_on <= as_of or activity_id not in told or told[activity_id][1] > as_of:
            told[activity_id] = (state, since_on)
    found = Activity.objects.order_by("id").values_list(
        "id", "line__order__number", "line__number", "key", "title", "category", "state"
    )
    for activity_id, order, line, key, title, category, last in found.iterator():
        held = told.get(activity_id, (last, None))
        yield rows.ActivityRow(0, order, line, key, title, category, *held)


def _estimates() -> Iterator[rows.AnyRow]:
    found = Estimate.objects.order_by("id").values_list(
        "line__order__number", "line__number", "estimated_on", "hundredths", "author"
    )
    last = {row[:3]: row for row in found.iterator()}
    for order, line, estimated_on, hundredths, author in last.values():
        yield rows.EstimateRow(0, order, line, estimated_on, hundredths, author)


def _findings() -> Iterator[rows.AnyRow]:
    admitted = AdmittedAmount.objects.order_by("id").values_list(
        "line__order__number", "line__number", "admitted_on", "amount_cents", "comment"
    )
    for order, line, on, cents, comment in admitted.iterator():
        yield rows.FindingRow(0, order, line, on, "amount_admitted", cents, comment)
    accepted = DeliverableAcceptance.objects.order_by("id").values_list(
        "order__number", "line__number", "accepted_on", "amount_cents", "comment"
    )
    for order, line, on, amount, comment in accepted.iterator():
        yield rows.FindingRow(0, order, line, on, "deliverable_accepted", amount, comment)
    poor = PoorPerformance.objects.order_by("id").annotate(line_number=F("line__number"))
    for one in poor.select_related("order"):
        yield rows.FindingRow(
            0, one.order.number, one.line_number, one.found_on, "poor_performance", one.amount_cents, one.comment
        )


_SHEETS: Mapping[str, Callable[[], Iterator[rows.AnyRow]]] = {
    "marches": _frameworks,
    "lots": _lots,
    "titulaires": _contractors,
    "groupements": _consortia,
    "sous_traitants": _subcontractors,
    "projets": _projects,
    "uo": _work_units,
    "prix": _prices,
    "commandes": _orders,
    "lignes": _lines,
    "livrables": _deliverables,
    "modificatifs": _amendments,
    "modificatifs_fin": _period_changes,
    "jours": _days,
    "restes_a_faire": _estimates,
    "constats": _findings,
}
