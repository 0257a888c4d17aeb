"""Say once which contractor the spellings of an employer mean: remembered for every later import."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gouvernail import clock
from gouvernail.records import journal
from gouvernail.records.models import Contractor, EmployerMapping
from gouvernail.records.queries.employers import is_employer_known
from gouvernail.rules.employers import why_not_confirm_employer
from gouvernail.rules.verdicts import Refused


@transaction.atomic
def confirm_employer(
    employer_key: str, contractor: Contractor | None, actor: str, *, seen_at: datetime | None = None
) -> EmployerMapping:
    """Remember the contractor, or that there is none; saying it again replaces what was said.

    ``seen_at`` is the instant of the decision that was on the screen, none when there was none. A suggestion never
    counts by itself: a person decides. Raises ``Refused`` for an employer that nobody bears, or a screen of before.
    """
    known = EmployerMapping.objects.select_for_update().filter(employer_key=employer_key).first()
    refusals = why_not_confirm_employer(
        is_known=is_employer_known(employer_key), is_as_seen=(known.confirmed_at if known else None) == seen_at
    )
    if refusals:
        raise Refused(*refusals)
    mapping, _ = EmployerMapping.objects.update_or_create(
        employer_key=employer_key,
        defaults={"contractor": contractor, "confirmed_at": clock.now(), "confirmed_by": actor},
    )
    details = {"employer": employer_key, "contractor": contractor.siret if contractor else ""}
    journal.append(journal.Line(actor, "employer.confirmed", f"employer:{employer_key}", details))
    return mapping
