"""The content of an order: as it would be notified today, or as it was. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256

from gouvernail.records import journal
from gouvernail.records.models import (
    ConfidentialityRules,
    Deliverable,
    Order,
    OrderAmendment,
    OrderLine,
    OrderPeriodChange,
    UnitPrice,
)
from gouvernail.records.queries.order_life.terms import terms_of
from gouvernail.rules.order_life.content import (
    ContentAmendment,
    ContentDeliverable,
    ContentLine,
    ContentRules,
    OrderContent,
)
from gouvernail.rules.orders import Price, frozen_days_per_unit, price_in_force


def whole_lines(order: Order) -> Sequence[OrderLine]:
    """Every line of an order, whoever may see it, by id: facts are told in that order."""
    return list(
        OrderLine.objects.filter(order=order).select_related("product", "work_unit", "stage").order_by("number", "id")
    )


def content_of(order: Order, lines: Sequence[OrderLine], on: date) -> OrderContent:
    """What an order says: frozen once notified, at the prices in force on a day before."""
    frozen = {line.pk: frozen_price(line, found) for line, found in _with_prices(order, lines, on)}
    terms = terms_of(order.framework_id)
    return OrderContent(
        number=order.number,
        framework=order.framework.number,
        framework_subject=order.framework.subject,
        buyer_siret=order.framework.buyer_siret,
        lot=f"{order.lot.number} – {order.lot.title}" if order.lot else "",
        contractor=order.contractor.name,
        contractor_siret=order.contractor.siret,
        legal_commitment_numbers=tuple(map(str, order.legal_commitment_numbers)),
        executing_service_code=order.executing_service_code,
        notified_on=order.notified_on or on,
        starts_on=order.starts_on,
        ends_on=order.ends_on,
        vat_rate_hundredths=order.vat_rate_hundredths if order.notified_on else terms.vat_rate_hundredths,
        lines=[_content_line(line, *frozen[line.pk]) for line in lines],
        deliverables=list(_deliverables(lines)),
        confidentiality=list(_rules_in_force(order, lines)),
        amendments=list(_amendments(order, lines)),
    )


def version_of(content: OrderContent, state: str) -> str:
    """What was read of an order, as one word: it changes as soon as anything of it does."""
    return sha256(journal.canonical({**content.told(), "state": state}).encode()).hexdigest()


def frozen_price(line: OrderLine, price: Price | None) -> tuple[int | None, int | None]:
    """The unit price and the days per unit that a line keeps, in cents and hundredths of a day."""
    if line.unit_price_cents is not None or price is None:
        return line.unit_price_cents, line.days_per_unit_hundredths
    unit = line.work_unit
    return price.unit_price_cents, frozen_days_per_unit(price, unit.measure, unit.days_per_unit_hundredths)


def _with_prices(order: Order, lines: Sequence[OrderLine], on: date) -> Iterator[tuple[OrderLine, Price | None]]:
    """Each line with the price in force on a day at the contractor of its order."""
    found = UnitPrice.objects.filter(framework=order.framework_id, contractor=order.contractor_id)
    prices: Mapping[int, list[Price]] = defaultdict(list)
    columns = ("work_unit_id", "from_on", "unit_price_cents", "days_per_unit_hundredths")
    for unit_id, *values in found.filter(work_unit__in={line.work_unit_id for line in lines}).values_list(*columns):
        prices[unit_id].append(Price(*values))
    for line in lines:
        yield line, price_in_force(prices[line.work_unit_id], on)


def _content_line(line: OrderLine, unit_price_cents: int | None, days_per_unit: int | None) -> ContentLine:
    return ContentLine(
        number=line.number,
        product=line.product.external_id,
        product_name=line.product.name,
        work_unit=line.work_unit.code,
        title=line.work_unit.title,
        measure=line.work_unit.measure,
        stage=line.stage.label if line.stage else "",
        quantity_hundredths=line.quantity_hundredths,
        unit_price_cents=unit_price_cents,
        days_per_unit_hundredths=days_per_unit,
    )


def _deliverables(lines: Sequence[OrderLine]) -> Iterator[ContentDeliverable]:
    numbers = {line.pk: line.number for line in lines}
    found = Deliverable.objects.filter(line__in=numbers).order_by("line__number", "number")
    for one in found:
        yield ContentDeliverable(numbers[one.line_id], one.title, one.is_mandatory, one.due_on)


def _rules_in_force(order: Order, lines: Sequence[OrderLine]) -> Iterator[ContentRules]:
    """The last version that both sides agreed to, product by product. CCTP 4.1 (4.1-confidentiality)."""
    found = ConfidentialityRules.objects.filter(
        order=order,
        product__in={line.product_id for line in lines},
        state_agreed_at__isnull=False,
        contractor_agreed_at__isnull=False,
    )
    last = {one.product_id: one for one in found.select_related("product").order_by("product_id", "version")}
    for one in last.values():
        yield ContentRules(one.product.name, one.version, one.words)


def _amendments(order: Order, lines: Sequence[OrderLine]) -> Iterator[ContentAmendment]:
    """What was notified since, in order: quantities of the lines, then the last day."""
    numbers = {line.pk: line.number for line in lines}
    changes = [
        ContentAmendment(one.number, one.notified_on, one.reason, numbers[one.line_id], one.quantity_hundredths)
        for one in OrderAmendment.objects.filter(line__in=numbers).order_by("notified_on", "recorded_in", "id")
    ]
    changes += [
        ContentAmendment(one.number, one.notified_on, one.reason, ends_on=one.ends_on)
        for one in OrderPeriodChange.objects.filter(order=order).order_by("notified_on", "id")
    ]
    yield from sorted(changes, key=lambda one: one.notified_on)
