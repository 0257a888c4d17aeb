"""Rank a contractor in a framework or in one of its lots."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.frameworks.told import company, locked, tell
from gouvernail.records import journal
from gouvernail.records.models import ContractorRank, Framework, Lot
from gouvernail.rules.ranks import Held, why_not_add_rank
from gouvernail.rules.verdicts import Refusal, Refused


@dataclass(frozen=True, slots=True)
class NewRank:
    """A rank as typed; ``lot`` is a number, empty for the whole framework; ``name`` may be empty when known."""

    siret: str
    name: str
    rank: int
    lot: str = ""
    quota_percent: int | None = None


@transaction.atomic
def add_rank(framework: Framework, new: NewRank, actor: str) -> ContractorRank:
    """Record it; raises ``Refused``. Domain invariant 3; CCTP 2 (2-order-by-need)."""
    journal.next_sequence()
    present, lot = locked(framework), _lot(framework, new.lot)
    contractor = company(new.siret, new.name)
    held = _held(present, lot)
    wanted = Held(contractor.siret, new.rank, new.quota_percent)
    lot_missing = lot is None and Lot.objects.filter(framework=present).exists()
    if refusals := why_not_add_rank(wanted, present.attribution_rule, held, lot_missing=lot_missing):
        raise Refused(*refusals)
    made = ContractorRank.objects.create(
        framework=present, lot=lot, contractor=contractor, rank=new.rank, quota_percent=new.quota_percent
    )
    details = {"contractor": contractor.siret, "rank": new.rank, "lot": new.lot, "quota_percent": new.quota_percent}
    tell(present, actor, "framework.rank_added", details, ("contractors", "contractor_ranks", "rank_lives"))
    return made


def _lot(framework: Framework, number: str) -> Lot | None:
    found = Lot.objects.filter(framework=framework, number=number).first() if number else None
    if number and found is None:
        raise Refused(Refusal("lot_unknown", "domain-3"))
    return found


def _held(framework: Framework, lot: Lot | None) -> list[Held]:
    today = clock.today()
    ranks = ContractorRank.objects.filter(framework=framework, lot=lot).select_related("contractor")
    return [
        Held(one.contractor.siret, one.rank, one.quota_percent, one.ended_on is not None and one.ended_on <= today)
        for one in ranks
    ]
