"""What every verb about a framework does: lock it, then tell the journal what was written in the small tables."""

from __future__ import annotations

from collections.abc import Mapping

from gouvernail.records import journal
from gouvernail.records.models import Contractor, Framework
from gouvernail.records.whole_tables import whole_table_digests
from gouvernail.rules.sirets import compact, why_not_siret
from gouvernail.rules.verdicts import Refusal, Refused


def locked(framework: Framework) -> Framework:
    """The framework, its row locked until the transaction ends."""
    return Framework.objects.select_for_update().get(pk=framework.pk)


def tell(framework: Framework, actor: str, verb: str, details: Mapping[str, object], tables: tuple[str, ...]) -> None:
    """Append the entry, with the digests of the tables written."""
    told = {**details, "tables": whole_table_digests(tables)}
    journal.append(journal.Line(actor, verb, f"framework:{framework.number}", told))


def company(siret: str, name: str) -> Contractor:
    """The contractor of a SIRET, made when it is new; raises ``Refused``. CCTP 2 (2-order-by-need)."""
    if refusals := why_not_siret(siret):
        raise Refused(*refusals)
    known = Contractor.objects.filter(siret=compact(siret)).first()
    if known is None:
        if not name.strip():
            raise Refused(Refusal("contractor_name_missing", "domain-3"))
        return Contractor.objects.create(siret=compact(siret), name=name.strip())
    if name.strip() and name.strip() != known.name:
        raise Refused(Refusal("contractor_known_as", "domain-3", {"name": known.name}))
    return known
