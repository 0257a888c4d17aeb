"""Give a value to a term of a framework: what the deed or the particulars say and the CCTP leaves open."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gouvernail.actions.date_adequacy_checks import date_missing_checks
from gouvernail.records import journal
from gouvernail.records.models import Framework, FrameworkTerm
from gouvernail.records.whole_tables import whole_table_digests
from gouvernail.rules.adequacy import TERM as CHECK_TERM
from gouvernail.rules.term_values import is_percents, why_not_give
from gouvernail.rules.terms import preset_value, source_of
from gouvernail.rules.verdicts import Refused


@dataclass(frozen=True, slots=True)
class GivenTerm:
    """A value as typed; ``seen`` is the one that was on the screen."""

    key: str
    value: str
    seen: str
    source: str = ""


@transaction.atomic
def give_term(framework: Framework, given: GivenTerm, actor: str) -> None:
    """Keep the value and where it comes from; raises ``Refused``. Product principle 6; CCTP 2 (2-order-by-need)."""
    # The head of the journal first: whoever notifies an order holds it while waiting for the framework's row.
    journal.next_sequence()
    Framework.objects.select_for_update().get(pk=framework.pk)
    known = FrameworkTerm.objects.filter(framework=framework, key=given.key).first()
    present = known.value if known else preset_value(given.key)
    refusals = why_not_give(given.key, given.value, present=present, seen=given.seen)
    if refusals:
        raise Refused(*refusals)
    value = ",".join(part.strip() for part in given.value.split(",")) if is_percents(given.key) else given.value.strip()
    source = given.source.strip()[:300] or (known.source if known else source_of(given.key))
    FrameworkTerm.objects.update_or_create(
        framework=framework, key=given.key, defaults={"value": value, "source": source, "is_confirmed": True}
    )
    details = {
        "term": given.key,
        "before": present,
        "value": value,
        "source": source,
        "tables": whole_table_digests(["framework_terms"]),
    }
    journal.append(journal.Line(actor, "term.given", f"framework:{framework.number}", details))
    if given.key == CHECK_TERM:
        date_missing_checks(framework, actor)
