"""A made-up ledger for benchmarks: 1,000 products, 10,000 orders of one line, as many day entries as asked.

The same seed always gives the same rows. Written with bulk SQL into the database of the settings, which the
benchmark that calls it has made for itself; balances are then computed by the product's own action.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from django.db import connection, transaction

from gouvernail.actions.ledger.balances import refresh_all
from gouvernail.records.models import (
    Activity,
    ActivityPassage,
    AdmittedAmount,
    Contractor,
    Estimate,
    Framework,
    Order,
    OrderAmendment,
    OrderLine,
    OrderStateChange,
    Product,
    Worker,
    WorkUnit,
)
from gouvernail.rules.working_days import working_days_of

#: The day on which the made-up ledger stands.
TODAY = date(2026, 6, 30)
PRODUCTS = 1_000
ORDERS = 10_000
_SEED = 20260630
_CALENDAR = [day for year in range(2022, 2027) for day in working_days_of(year) if day <= TODAY]
_MEASURED = (("DEVOPS", 5750), ("DESIGN", 2000), ("DEPLOIEMENT", 5750))
_WORKERS_PER_LINE = 3
_ESTIMATES = 8
_DECLARED_SINCE = date(2026, 6, 1)


def fill(entries: int) -> None:
    """Write the ledger, ``entries`` day entries in all, and compute its balances."""
    chance = random.Random(_SEED)
    with transaction.atomic():
        _portfolio()
        _orders(chance)
        _facts(chance)
    _days(entries // ORDERS, chance)
    with connection.cursor() as cursor:
        cursor.execute(_LINE_DAYS)
    refresh_all(TODAY)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _portfolio() -> None:
    """Products of registry-like size, two frameworks, three contractors, four work units each."""
    story = "Une histoire de produit, longue comme celles du registre. " * 40
    Product.objects.bulk_create(
        Product(external_id=f"produit-{n:04d}", name=f"Produit {n}", content_markdown=story) for n in range(PRODUCTS)
    )
    contractors = Contractor.objects.bulk_create(
        Contractor(siret=f"{n:014d}", name=f"Coopérative {n}") for n in (1, 2, 3)
    )
    Worker.objects.bulk_create(
        Worker(contractor=contractors[n % 3], identifier=f"intervenant-{n}") for n in range(_WORKERS_PER_LINE)
    )
    for number in ("MN-2022-01", "MN-2022-02"):
        framework = Framework.objects.create(
            number=number,
            subject="Produits numériques",
            buyer_siret="0" * 14,
            notified_on=date(2022, 1, 1),
            duration_months=60,
            valid_until_on=date(2027, 1, 1),
            attribution_rule="cascade",
        )
        for code, days in _MEASURED:
            WorkUnit.objects.create(
                framework=framework, code=code, title=code, measure="days", days_per_unit_hundredths=days
            )
        WorkUnit.objects.create(framework=framework, code="HEBERGEMENT", title="Hébergement", measure="costs")


def _orders(chance: random.Random) -> None:
    """Orders of one line: nine in ten measured in days, three in four still running."""
    products = list(Product.objects.order_by("id").values_list("id", flat=True))
    contractors = list(Contractor.objects.order_by("id").values_list("id", flat=True))
    frameworks = list(Framework.objects.order_by("id").values_list("id", flat=True))
    units = {f: list(WorkUnit.objects.filter(framework=f).order_by("id")) for f in frameworks}
    orders, lines, changes = [], [], []
    for number in range(1, ORDERS + 1):
        framework, start = chance.choice(frameworks), chance.choice(_CALENDAR[:-200])
        unit = units[framework][3] if number % 10 == 0 else units[framework][number % 3]
        state = "running" if number % 4 else "delivered"
        order = Order(
            id=number,
            number=f"BC-{number:06d}",
            framework_id=framework,
            contractor_id=chance.choice(contractors),
            notified_on=start,
            state=state,
            recorded_in=1,
        )
        orders.append(order)
        changes.append(OrderStateChange(order=order, state="notified", since_on=start, recorded_in=1))
        changes.append(OrderStateChange(order=order, state="running", since_on=start, recorded_in=1))
        if state == "delivered":
            changes.append(OrderStateChange(order=order, state="delivered", since_on=TODAY, recorded_in=1))
        lines.append(_line(order, unit, chance.choice(products)))
    Order.objects.bulk_create(orders, batch_size=2000)
    OrderLine.objects.bulk_create(lines, batch_size=2000)
    OrderStateChange.objects.bulk_create(changes, batch_size=2000)


def _line(order: Order, unit: WorkUnit, product_id: int) -> OrderLine:
    is_measured = unit.days_per_unit_hundredths is not None
    return OrderLine(
        id=order.id,
        order=order,
        number=1,
        product_id=product_id,
        work_unit=unit,
        quantity_hundredths=3000 if is_measured else 1_000_000,
        unit_price_cents=5_000_000 if is_measured else 100,
        days_per_unit_hundredths=unit.days_per_unit_hundredths,
        recorded_in=1,
    )


def _facts(chance: random.Random) -> None:
    """Amendments, estimates, certificates and activities, dated between the notification and today."""
    started = {order: day for order, day in Order.objects.values_list("id", "notified_on") if day is not None}
    amendments, estimates, admitted, activities, passages = [], [], [], [], []
    for line, start in started.items():
        dates = _CALENDAR[bisect_right(_CALENDAR, start) :]
        if line % 5 == 0:
            amendments.append(
                OrderAmendment(
                    line_id=line, number="M1", notified_on=chance.choice(dates), quantity_hundredths=100, recorded_in=1
                )
            )
        estimates += [
            Estimate(line_id=line, estimated_on=day, hundredths=chance.randrange(0, 40_000, 25), recorded_in=1)
            for day in sorted(chance.sample(dates, _ESTIMATES))
        ]
        admitted += [
            AdmittedAmount(line_id=line, admitted_on=day, amount_cents=chance.randrange(10**6), recorded_in=1)
            for day in sorted(chance.sample(dates, 2))
        ]
        for key in range(3):
            activity = Activity(id=3 * line + key, line_id=line, key=str(key), title=f"Travail {key}", state="doing")
            activities.append(activity)
            for state, day in zip(("to_do", "doing"), sorted(chance.sample(dates, 2)), strict=True):
                passages.append(ActivityPassage(activity=activity, state=state, since_on=day, recorded_in=1))
    everything: Sequence[tuple[Any, list[Any]]] = (
        (OrderAmendment, amendments),
        (Estimate, estimates),
        (AdmittedAmount, admitted),
        (Activity, activities),
        (ActivityPassage, passages),
    )
    for model, rows in everything:
        model.objects.bulk_create(rows, batch_size=2000)


DayRow = tuple[int, int, str, str, int, str, int | None, bool]
_DAY = (
    "INSERT INTO records_dayentry"
    " (line_id, worker_id, work_on, nature, revision, hundredths, state, recorded_in, accepted_in,"
    " is_historical_anomaly) VALUES (%s, %s, %s, %s, 0, %s, %s, 1, %s, %s)"
)
_LINE_DAYS = """
INSERT INTO records_lineday (line_id, work_on, done_hundredths, pending_hundredths, non_billable_hundredths)
SELECT line_id, work_on,
       SUM(CASE WHEN nature = 'billable' AND state <> 'declared' THEN hundredths ELSE 0 END),
       SUM(CASE WHEN nature = 'billable' AND state = 'declared' THEN hundredths ELSE 0 END),
       SUM(CASE WHEN nature <> 'billable' THEN hundredths ELSE 0 END)
FROM records_dayentry GROUP BY line_id, work_on
"""


def _days(per_line: int, chance: random.Random) -> None:
    """``per_line`` entries on each line measured in days (those of the others go to their neighbours)."""
    workers = list(Worker.objects.order_by("id").values_list("id", flat=True))
    lines = OrderLine.objects.filter(days_per_unit_hundredths__isnull=False)
    measured = [(line, day) for line, day in lines.values_list("id", "order__notified_on") if day is not None]
    rows = _day_rows(measured, workers, per_line * ORDERS, chance)
    with transaction.atomic(), connection.cursor() as cursor:
        while chunk := list(islice(rows, 20_000)):
            cursor.executemany(_DAY, chunk)


def _day_rows(
    measured: Sequence[tuple[int, date]], workers: Sequence[int], entries: int, chance: random.Random
) -> Iterator[DayRow]:
    left = entries
    for place, (line, start) in enumerate(measured):
        mine = -(-left // (len(measured) - place))
        left -= mine
        first = bisect_right(_CALENDAR, start)
        open_days, turns = len(_CALENDAR) - first, -(-mine // _WORKERS_PER_LINE)
        for number in range(mine):
            turn, worker = divmod(number, _WORKERS_PER_LINE)
            day = _CALENDAR[first + (turn + 1) * open_days // turns - 1]
            yield _day_row(line, workers[worker], day, chance.random)


def _day_row(line: int, worker: int, day: date, draw: Callable[[], float]) -> DayRow:
    nature = "billable" if draw() < 0.95 else "onboarding"
    state = "declared" if day >= _DECLARED_SINCE and draw() < 0.5 else "accepted"
    accepted_in = None if state == "declared" else 1
    return (line, worker, day.isoformat(), nature, 50 if draw() < 0.2 else 100, state, accepted_in, False)
