"""Who holds a framework: ranks in it or in its lots, with what stands behind each. CCTP 4.1 (4.1-correspondent)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gouvernail.records.models import Contractor, ContractorRank, CorrespondentNaming, Framework, Lot


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


def last_naming(framework: Framework, contractor: Contractor) -> CorrespondentNaming | None:
    """The correspondent that counts for a contractor in a framework."""
    found = CorrespondentNaming.objects.filter(framework=framework, contractor=contractor)
    return found.order_by("since_on", "id").last()


def held_by(contractor_ids: Iterable[int]) -> Sequence[tuple[Framework, Contractor]]:
    """The frameworks that some contractors hold a rank in, each once: for their own correspondents."""
    found = ContractorRank.objects.filter(contractor__in=contractor_ids).select_related("framework", "contractor")
    pairs = {(one.framework_id, one.contractor_id): (one.framework, one.contractor) for one in found}
    return sorted(pairs.values(), key=lambda pair: (pair[0].number, pair[1].name))


def newest_naming_id(framework: Framework) -> int:
    """The id of the last correspondent recorded in a framework, whoever named it; 0 when there is none."""
    found = CorrespondentNaming.objects.filter(framework=framework).order_by("id").values_list("id", flat=True).last()
    return found or 0
