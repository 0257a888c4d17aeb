"""Builders of made-up records, with defaults that hold together; a test says only what matters to it.

Facts are written as the tables want them, and ``balanced`` computes the balances with the product's own action.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.db import connection, transaction

from gouvernail.actions.issue_notice import NoticeDraft, issue_notice
from gouvernail.actions.ledger.balances import refresh
from gouvernail.records.models import (
    Account,
    Activity,
    ActivityPassage,
    AdmittedAmount,
    Contractor,
    DayEntry,
    Delegation,
    Estimate,
    Framework,
    Need,
    NeedLine,
    Notice,
    Order,
    OrderAmendment,
    OrderLine,
    OrderStateChange,
    Product,
    Worker,
    WorkUnit,
)
from gouvernail.rules.notices import NoticeKind

_numbers = count(1)


@contextmanager
def undone() -> Iterator[None]:
    """Do, then undo: for the many examples of a property test in one database transaction."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def make_framework(number: str = "", **values: Any) -> Framework:
    """A framework valid from 2020 to 2030 unless told otherwise, without ceiling."""
    told = {
        "number": number or f"MN-{next(_numbers)}",
        "subject": "Produits numériques",
        "buyer_siret": "13002526500013",
        "notified_on": date(2020, 1, 1),
        "duration_months": 120,
        "valid_until_on": date(2030, 1, 1),
        "attribution_rule": "cascade",
    }
    return Framework.objects.create(**{**told, **values})


def make_contractor(siret: str = "", **values: Any) -> Contractor:
    """A contractor, under a number that is no real SIRET unless one is told."""
    number = next(_numbers)
    told = {"siret": siret or f"99{number:012d}", "name": f"Coopérative {number}"}
    return Contractor.objects.create(**{**told, **values})


def make_product(external_id: str = "", **values: Any) -> Product:
    """A product."""
    key = external_id or f"produit-{next(_numbers)}"
    return Product.objects.create(**{"external_id": key, "name": key.replace("-", " ").title(), **values})


def make_unit(framework: Framework, code: str = "", *, days: int | None = 100) -> WorkUnit:
    """A work unit of ``days`` hundredths of a day, or of costs when ``days`` is ``None``."""
    measure = "costs" if days is None else "days"
    code = code or f"UO-{next(_numbers)}"
    return WorkUnit.objects.create(
        framework=framework, code=code, title=code, measure=measure, days_per_unit_hundredths=days
    )


def make_order(
    framework: Framework,
    contractor: Contractor,
    number: str = "",
    *,
    notified_on: date | None = date(2026, 1, 5),
    state: str = "running",
    **values: Any,
) -> Order:
    """An order; once notified it carries the passages « notified » and ``state`` of its notification day."""
    number = number or f"BC-{next(_numbers)}"
    told = {"number": number, "framework": framework, "contractor": contractor, "recorded_in": 1}
    order = Order.objects.create(**{**told, "notified_on": notified_on, "state": state, **values})
    if notified_on is not None:
        passed = ["notified"] if state == "notified" else ["notified", state]
        for one in passed:
            OrderStateChange.objects.create(order=order, state=one, since_on=notified_on, recorded_in=1)
    return order


def make_line(order: Order, product: Product, unit: WorkUnit, number: int = 1, **values: Any) -> OrderLine:
    """A line of 60 units at 900 euros each, with the days per unit of its work unit."""
    told = {
        "order": order,
        "number": number,
        "product": product,
        "work_unit": unit,
        "quantity_hundredths": 6000,
        "unit_price_cents": 90000,
        "days_per_unit_hundredths": unit.days_per_unit_hundredths,
        "recorded_in": 1,
    }
    return OrderLine.objects.create(**{**told, **values})


def make_day(line: OrderLine, work_on: date, hundredths: int = 100, **values: Any) -> DayEntry:
    """A part of a day, billable and accepted unless told otherwise, by somebody of the order's contractor."""
    told = {
        "line": line,
        "work_on": work_on,
        "nature": "billable",
        "hundredths": hundredths,
        "state": "accepted",
        "recorded_in": 1,
        **values,
    }
    told.setdefault("accepted_in", None if told["state"] == "declared" else 1)
    if "worker" not in told:
        told["worker"] = Worker.objects.create(
            contractor=line.order.contractor, identifier=f"intervenant-{next(_numbers)}"
        )
    return DayEntry.objects.create(**told)


def make_estimate(line: OrderLine, estimated_on: date, hundredths: int) -> Estimate:
    """What is left to do, in hundredths of a day."""
    return Estimate.objects.create(line=line, estimated_on=estimated_on, hundredths=hundredths, recorded_in=1)


def make_admitted(line: OrderLine, admitted_on: date, cents: int) -> AdmittedAmount:
    """An amount certified on a line."""
    return AdmittedAmount.objects.create(line=line, admitted_on=admitted_on, amount_cents=cents, recorded_in=1)


def make_amendment(line: OrderLine, notified_on: date, quantity_hundredths: int) -> OrderAmendment:
    """A change of quantity, notified."""
    return OrderAmendment.objects.create(
        line=line,
        number=f"M{next(_numbers)}",
        notified_on=notified_on,
        quantity_hundredths=quantity_hundredths,
        recorded_in=1,
    )


def make_activity(line: OrderLine, title: str, *passages: tuple[date, str]) -> Activity:
    """An operational activity and the states it went through; it stands in the latest of them."""
    latest = max(reversed(passages), key=lambda passage: passage[0])
    activity = Activity.objects.create(line=line, key=f"A{next(_numbers)}", title=title, state=latest[1])
    for since_on, state in passages:
        ActivityPassage.objects.create(activity=activity, since_on=since_on, state=state, recorded_in=1)
    return activity


def balanced(on: date, *lines: OrderLine, tolerate: bool = False) -> None:
    """Compute the totals per day and the balances of some lines, as every action does after it wrote."""
    ids = ", ".join(str(line.pk) for line in lines)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM records_lineday WHERE line_id IN ({ids})")
        cursor.execute(
            "INSERT INTO records_lineday (line_id, work_on, done_hundredths, pending_hundredths,"
            " non_billable_hundredths) SELECT line_id, work_on,"
            " SUM(CASE WHEN nature = 'billable' AND state <> 'declared' THEN hundredths ELSE 0 END),"
            " SUM(CASE WHEN nature = 'billable' AND state = 'declared' THEN hundredths ELSE 0 END),"
            " SUM(CASE WHEN nature <> 'billable' THEN hundredths ELSE 0 END)"
            f" FROM records_dayentry WHERE line_id IN ({ids}) GROUP BY line_id, work_on"
        )
    refresh([line.pk for line in lines], on, tolerate=tolerate)


def make_delegation(account: Account, right: str = "issue_orders", **values: Any) -> Delegation:
    """A delegation of signature over everything since 2020, without limit, unless told otherwise."""
    told = {"account": account, "right": right, "from_on": date(2020, 1, 1), "recorded_in": 1}
    return Delegation.objects.create(**{**told, **values})


def make_notice(order: Order, **values: Any) -> Notice:
    """A notice of an order to its contractor, issued as an action would."""
    told: dict[str, Any] = {"kind": NoticeKind.ORDER_NOTIFIED, "subject": f"Bon de commande {order.number}"}
    content = {"number": order.number, "ends_on": "2026-12-31", "excluding_vat_cents": 5400000}
    told |= {"content": content, "order": order, **values}
    with transaction.atomic():
        return issue_notice(NoticeDraft(framework=order.framework, contractor=order.contractor, **told), "test")


def make_need(framework: Framework, product: Product, unit: WorkUnit | None = None, **values: Any) -> Need:
    """An open need of 10 units, written on the 5th of January 2026."""
    told = {"framework": framework, "product": product, "title": f"Besoin {next(_numbers)}"}
    written_at = datetime(2026, 1, 5, 9, tzinfo=UTC)
    need = Need.objects.create(**{**told, "written_at": written_at, **values})
    if unit is not None:
        NeedLine.objects.create(need=need, number=1, work_unit=unit, quantity_hundredths=1000)
    return need
