"""Create a framework agreement by hand, with the terms of the preset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gouvernail.actions.frameworks.told import tell
from gouvernail.records import journal
from gouvernail.records.models import Framework, FrameworkTerm
from gouvernail.rules.framework_limits import Limits, why_not_limit
from gouvernail.rules.frameworks import validity
from gouvernail.rules.sirets import compact, why_not_siret
from gouvernail.rules.terms import PRESET, preset
from gouvernail.rules.verdicts import Refusal, Refused


@dataclass(frozen=True, slots=True)
class NewFramework:
    """A framework as typed; amounts in cents excluding VAT."""

    number: str
    subject: str
    buyer_siret: str
    notified_on: date
    duration_months: int
    attribution_rule: str
    source: str
    ceiling_cents: int | None = None
    minimum_cents: int | None = None


@transaction.atomic
def create_framework(new: NewFramework, actor: str) -> Framework:
    """Record it with the preset terms; raises ``Refused``. Domain invariants 1 and 2; CCTP 2 (2-order-by-need)."""
    journal.next_sequence()
    refusals = [*why_not_siret(new.buyer_siret), *why_not_limit(Limits(new.minimum_cents, new.ceiling_cents))]
    if Framework.objects.filter(number=new.number).exists():
        refusals.append(Refusal("framework_number_taken", "2-order-by-need"))
    if refusals:
        raise Refused(*refusals)
    made = Framework.objects.create(
        number=new.number,
        subject=new.subject,
        buyer_siret=compact(new.buyer_siret),
        notified_on=new.notified_on,
        duration_months=new.duration_months,
        valid_until_on=validity(new.notified_on, new.duration_months, preset()).until_on,
        ceiling_cents=new.ceiling_cents,
        minimum_cents=new.minimum_cents,
        attribution_rule=new.attribution_rule,
        source=new.source.strip(),
    )
    FrameworkTerm.objects.bulk_create(
        FrameworkTerm(framework=made, key=term.key, value=term.value, source=term.source) for term in PRESET
    )
    details = {"ceiling_cents": made.ceiling_cents, "minimum_cents": made.minimum_cents, "source": made.source}
    tell(made, actor, "framework.created", details, ("frameworks", "framework_minimums", "framework_terms"))
    return made
