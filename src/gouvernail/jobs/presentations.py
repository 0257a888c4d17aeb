"""What the clock does of the people presented: lapses written down, refused references purged. CCTP 4.2."""

from __future__ import annotations

from django_tasks import task

from gouvernail import clock
from gouvernail.actions.presentations.forget_people import purge_references, sweep_orphans
from gouvernail.actions.presentations.record_lapses import record_lapses
from gouvernail.actions.record_receipt import sweep_evidence


@task()
def record_lapsed_presentations() -> int:
    """Record the profiles that were not recused in time; doing it again changes nothing."""
    return record_lapses()


@task()
def purge_refused_references() -> int:
    """Forget refused people once their delay is over, and files that nothing names."""
    return purge_references(clock.today()) + sweep_orphans() + sweep_evidence()
