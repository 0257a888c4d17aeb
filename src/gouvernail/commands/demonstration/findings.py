"""What was found: amounts admitted on lines, deliverables accepted, poor performance."""

from __future__ import annotations

from collections.abc import Iterator

from gouvernail.commands.demonstration.orders import Placed, order_number
from gouvernail.commands.demonstration.past import Past
from gouvernail.commands.demonstration.plans import OrderPlan
from gouvernail.rules.money import half_up
from gouvernail.rules.workbook_format.rows import FindingRow


def admitted_rows(line: Placed) -> Iterator[FindingRow]:
    """Sheet `constats`, amounts certified: percentages of what was ordered on their day."""
    for distance, percent in line.plan.admitted:
        on = line.past.working_day(distance)
        cents = half_up(line.amount_on(on) * percent, 100)
        yield FindingRow(0, *line.key, on, "amount_admitted", cents, "Reprise d’un procès-verbal de service fait")


def finding_rows(order: OrderPlan, past: Past) -> Iterator[FindingRow]:
    """Sheet `constats`, the rest."""
    for each in order.findings:
        on = past.working_day(each.at)
        yield FindingRow(0, order_number(order, past), each.line, on, each.nature, None, each.comment)
