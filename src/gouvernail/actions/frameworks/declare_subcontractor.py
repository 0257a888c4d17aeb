"""Record a subcontractor that a contractor declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gouvernail.actions.frameworks.rank_of import rank_of
from gouvernail.actions.frameworks.told import locked, tell
from gouvernail.records import journal
from gouvernail.records.models import ConsortiumMember, Framework, Subcontractor
from gouvernail.rules.ranks import why_not_declare_subcontractor
from gouvernail.rules.sirets import compact, why_not_siret
from gouvernail.rules.verdicts import Refused


@dataclass(frozen=True, slots=True)
class Declared:
    """A subcontractor as declared; ``most_cents`` is the most it is paid, excluding VAT."""

    siret: str
    name: str
    declared_on: date
    work: str = ""
    most_cents: int | None = None


@transaction.atomic
def declare_subcontractor(framework: Framework, rank_id: int, declared: Declared, actor: str) -> Subcontractor:
    """Record it under the rank; raises ``Refused``. CCTP 2 (2-order-by-need)."""
    journal.next_sequence()
    present = locked(framework)
    rank = rank_of(present, rank_id)
    siret = compact(declared.siret)
    members = ConsortiumMember.objects.filter(consortium__rank=rank).values_list("contractor__siret", flat=True)
    known = list(Subcontractor.objects.filter(rank=rank).values_list("siret", flat=True))
    refusals = why_not_siret(siret) or why_not_declare_subcontractor(siret, [rank.contractor.siret, *members], known)
    if refusals:
        raise Refused(*refusals)
    made = Subcontractor.objects.create(
        rank=rank,
        siret=siret,
        name=declared.name.strip(),
        work=declared.work.strip(),
        declared_on=declared.declared_on,
        most_cents=declared.most_cents,
    )
    details = {"contractor": rank.contractor.siret, "subcontractor": siret, "most_cents": declared.most_cents}
    tell(present, actor, "framework.subcontractor_declared", details, ("subcontractors",))
    return made
