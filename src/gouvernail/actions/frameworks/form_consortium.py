"""Tell that a rank is held by several companies, led by its contractor."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from gouvernail.actions.frameworks.rank_of import rank_of
from gouvernail.actions.frameworks.told import company, locked, tell
from gouvernail.records import journal
from gouvernail.records.models import Consortium, ConsortiumMember, Framework
from gouvernail.rules.ranks import why_not_form_consortium
from gouvernail.rules.verdicts import Refusal, Refused


@transaction.atomic
def form_consortium(
    framework: Framework, rank_id: int, *, name: str, liability: str, members: Sequence[tuple[str, str]], actor: str
) -> Consortium:
    """Record the consortium with its members (SIRET, name); raises ``Refused``. CCTP 2 (2-order-by-need)."""
    journal.next_sequence()
    present = locked(framework)
    rank = rank_of(present, rank_id)
    if liability not in Consortium.Liability.values:
        raise Refused(Refusal("liability_unknown", "domain-3"))
    companies = [company(siret, called) for siret, called in members]
    is_known = Consortium.objects.filter(rank=rank).exists()
    sirets = [one.siret for one in companies]
    if refusals := why_not_form_consortium(rank.contractor.siret, sirets, is_known=is_known):
        raise Refused(*refusals)
    made = Consortium.objects.create(rank=rank, name=name.strip(), liability=liability)
    ConsortiumMember.objects.bulk_create(ConsortiumMember(consortium=made, contractor=one) for one in companies)
    details = {"lead": rank.contractor.siret, "liability": liability, "members": sirets}
    tables = ("contractors", "consortia", "consortium_members")
    tell(present, actor, "framework.consortium_formed", details, tables)
    return made
