"""Name the permanent correspondent of a contractor in a framework, from a day on."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gouvernail.actions.frameworks.told import locked
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import Contractor, ContractorRank, CorrespondentNaming, Framework
from gouvernail.records.whole_tables import whole_table_digests
from gouvernail.rules.correspondents import Naming, why_not_name
from gouvernail.rules.verdicts import Refused


@transaction.atomic
def name_correspondent(
    framework: Framework, contractor: Contractor, naming: Naming, *, seen: int, actor: str, on: date
) -> CorrespondentNaming:
    """Append the naming; the contractor's address follows. ``seen`` is the id of the one on the screen (0: none).

    The journal keeps the digest and never the person's name. Raises ``Refused``. CCTP 4.1 (4.1-correspondent).
    """
    sequence = journal.next_sequence()
    present = locked(framework)
    last = (
        CorrespondentNaming.objects.filter(framework=present, contractor=contractor).order_by("since_on", "id").last()
    )
    is_as_seen = seen == (last.pk if last else 0)
    holds_rank = ContractorRank.objects.filter(framework=present, contractor=contractor).exists()
    known = Naming(last.name, last.email, last.telephone, last.since_on) if last else None
    if refusals := why_not_name(naming, known, on, is_as_seen=is_as_seen, holds_rank=holds_rank):
        raise Refused(*refusals)
    made = CorrespondentNaming.objects.create(
        framework=present,
        contractor=contractor,
        name=naming.name,
        email=naming.email,
        telephone=naming.telephone,
        since_on=naming.since_on,
        recorded_in=sequence,
    )
    Contractor.objects.filter(pk=contractor.pk).update(correspondent_email=naming.email)
    row = (present.pk, contractor.pk, naming.name, naming.email, naming.telephone, naming.since_on)
    details = {
        "framework": present.number,
        "since_on": naming.since_on.isoformat(),
        "facts": {"correspondents": digest([row])},
        "tables": whole_table_digests(("contractors",)),
    }
    journal.append(journal.Line(actor, "correspondent.named", contractor.siret, details))
    return made
