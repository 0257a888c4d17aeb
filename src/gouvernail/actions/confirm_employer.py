"""Say once which contractor the spellings of an employer mean: remembered for every later import."""

from __future__ import annotations

from django.db import transaction

from gouvernail import clock
from gouvernail.records import journal
from gouvernail.records.models import Contractor, EmployerMapping


@transaction.atomic
def confirm_employer(employer_key: str, contractor: Contractor | None, actor: str) -> EmployerMapping:
    """Remember the contractor, or that there is none; saying it again replaces what was said.

    A suggestion never counts by itself: a person decides.
    """
    mapping, _ = EmployerMapping.objects.update_or_create(
        employer_key=employer_key,
        defaults={"contractor": contractor, "confirmed_at": clock.now(), "confirmed_by": actor},
    )
    details = {"employer": employer_key, "contractor": contractor.siret if contractor else ""}
    journal.append(journal.Line(actor, "employer.confirmed", f"employer:{employer_key}", details))
    return mapping
