"""Who holds a framework: ranks in it or in its lots, with what stands behind each. CCTP 4.1 (4.1-correspondent)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gouvernail.records.models import ContractorRank, CorrespondentNaming, Framework, Lot


def lots_of(framework: Framework) -> Sequence[Lot]:
    """Its lots, by number."""
    return list(Lot.objects.filter(framework=framework).order_by("number"))


def ranks_of(framework: Framework) -> Sequence[ContractorRank]:
    """Its ranks, those of the whole framework first, then lot by lot, with consortium and subcontractors at hand."""
    found = ContractorRank.objects.filter(framework=framework).select_related("contractor", "lot", "consortium")
    fetched = found.prefetch_related("consortium__members__contractor", "subcontractors")
    return sorted(fetched, key=lambda one: (one.lot.number if one.lot else "", one.rank))


def namings_of(framework: Framework) -> Mapping[int, Sequence[CorrespondentNaming]]:
    """The correspondents that each contractor named, by its id, the one that counts first."""
    found: dict[int, list[CorrespondentNaming]] = {}
    for one in CorrespondentNaming.objects.filter(framework=framework).order_by("-since_on", "-id"):
        found.setdefault(one.contractor_id, []).append(one)
    return found
