"""The rank that a verb is about."""

from __future__ import annotations

from gouvernail.records.models import ContractorRank, Framework
from gouvernail.rules.verdicts import Refusal, Refused


def rank_of(framework: Framework, rank_id: int) -> ContractorRank:
    """The rank of that framework; raises ``Refused`` for one of another."""
    found = ContractorRank.objects.filter(framework=framework, pk=rank_id).select_related("contractor", "lot").first()
    if found is None:
        raise Refused(Refusal("rank_unknown", "domain-3"))
    return found
