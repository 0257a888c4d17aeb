"""The profiles presented for an order, as its page shows them to each side. CCTP 4.2 (4.2-recusal)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from gouvernail import clock
from gouvernail.pages.presented.rows import PresentedRow, row_of
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.records.models import Order
from gouvernail.records.queries.presentations.seen_by import is_staffed, own, to_decide
from gouvernail.rules.access import Right, may


@dataclass(frozen=True, slots=True)
class OrderTeam:
    """The profiles of an order, the page of each for this reader, and where the next one is presented or compared."""

    rows: Sequence[PresentedRow]
    page: str
    matrix_address: str = ""
    present_address: str = ""


def presented_for(order: Order, reader: Reader) -> OrderTeam | None:
    """What a reader sees of them today; nothing for who sees none."""
    if may(reader.roles, Right.SEE_PRESENTATIONS):
        rows = [row_of(one, clock.today()) for one in to_decide(reader.scope).filter(order=order)]
        return OrderTeam(rows, "presentation", reverse("team_matrix", args=[order.uuid])) if rows else None
    if not may(reader.roles, Right.PRESENT_TEAM):
        return None
    rows = [row_of(one, clock.today()) for one in own(reader.scope).filter(order=order)]
    address = f"{reverse('new_presentation')}?bon={order.uuid}" if is_staffed(order) else ""
    return OrderTeam(rows, "own_presentation", present_address=address) if rows or address else None
