"""Add a lot to a framework."""

from __future__ import annotations

from django.db import transaction

from gouvernail.actions.frameworks.told import locked, tell
from gouvernail.records import journal
from gouvernail.records.models import ContractorRank, Framework, Lot
from gouvernail.rules.verdicts import Refusal, Refused


@transaction.atomic
def add_lot(framework: Framework, number: str, title: str, actor: str) -> Lot:
    """Record a part awarded separately; raises ``Refused``. CCTP 2 (2-order-by-need)."""
    journal.next_sequence()
    present = locked(framework)
    if Lot.objects.filter(framework=present, number=number).exists():
        raise Refused(Refusal("lot_number_taken", "2-order-by-need"))
    if ContractorRank.objects.filter(framework=present, lot=None).exists():
        raise Refused(Refusal("lots_after_ranks", "2-order-by-need"))
    made = Lot.objects.create(framework=present, number=number, title=title)
    tell(present, actor, "framework.lot_added", {"lot": number, "title": title}, ("lots",))
    return made
