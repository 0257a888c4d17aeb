"""Forget people: their name, their references and the annex of their notices leave; profiles and digests stay."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from gouvernail import clock
from gouvernail.actions.presentations.files import FOLDER
from gouvernail.actions.presentations.moment import server_instant
from gouvernail.actions.presentations.written import details, facts_of, locked, subject_of
from gouvernail.records import journal
from gouvernail.records.models import Notice, Presentation, ReferenceFile
from gouvernail.records.queries.order_life.terms import terms_of
from gouvernail.records.queries.presentations.seen_by import own
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.presentations import presentation_state, purge_due_on, why_not_erase
from gouvernail.rules.verdicts import Refusal, Refused

#: A file that no row names is one of an action that was cut off; one younger may belong to an action that runs.
_ORPHAN_AFTER = timedelta(days=1)


def erase_person(presentation_id: int, scope: Scope, actor: str) -> None:
    """Erase who a profile was, at the asking of its contractor; the profile stays under its number.

    Raises ``Refused``. Domain invariant 15; CCTP 4.2 (4.2-recusal).
    """
    with transaction.atomic():
        journal.next_sequence()
        if not own(scope).filter(pk=presentation_id).exists():
            raise Refused(Refusal("presentation_unknown", "4.2-recusal"))
        one = locked(presentation_id)
        state = presentation_state(facts_of(one), clock.day_of(server_instant()))
        at_work = hasattr(one, "assignment") and one.assignment.ends_on is None
        if refusals := why_not_erase(state, is_at_work=at_work, is_erased=not one.person.name):
            raise Refused(*refusals)
        _forget(one, "presentation.person_erased", actor)


def purge_references(on: date) -> int:
    """Forget the people of refused and withdrawn profiles once the delay of the framework is over; answers how many.

    Domain invariant 15; CCTP 4.2 (4.2-recusal).
    """
    ended = Presentation.objects.filter(decision__kind__in=("recused", "withdrawn")).exclude(person__name="")
    return sum(_purged(pk, on) for pk in list(ended.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def _purged(pk: int, on: date) -> bool:
    journal.next_sequence()
    one = locked(pk)
    facts = facts_of(one)
    due = purge_due_on(presentation_state(facts, on), facts.decided_on or on, terms_of(one.order.framework_id))
    if due is None or on < due or not one.person.name:
        return False
    _forget(one, "presentation.references_purged", "clock")
    return True


def _forget(one: Presentation, verb: str, actor: str) -> None:
    """The rows first; the bytes go when they are committed, and the sweep takes what a crash leaves."""
    files = list(ReferenceFile.objects.filter(presentation=one, purged_at__isnull=True))
    places = [Path(settings.MEDIA_ROOT) / file.stored_path for file in files]
    ReferenceFile.objects.filter(pk__in=[file.pk for file in files]).update(
        file_name="", stored_path="", purged_at=clock.now()
    )
    one.person.name, one.person.worker = "", None
    one.person.save(update_fields=["name", "worker"])
    Notice.objects.filter(presentation=one).exclude(annex="").update(annex="")
    shown = details(one, {}, files=[file.sha256 for file in files])
    journal.append(journal.Line(actor, verb, subject_of(one), shown))
    transaction.on_commit(lambda: _remove(places))


def _remove(places: Iterable[Path]) -> None:
    for place in places:
        place.unlink(missing_ok=True)


def sweep_orphans() -> int:
    """Take away the files of references that no row names; answers how many."""
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    if not folder.is_dir():
        return 0
    known = set(ReferenceFile.objects.exclude(stored_path="").values_list("stored_path", flat=True))
    before = (clock.now() - _ORPHAN_AFTER).timestamp()
    orphans = [
        place for place in folder.iterdir() if f"{FOLDER}/{place.name}" not in known and place.stat().st_mtime < before
    ]
    for place in orphans:
        place.unlink(missing_ok=True)
    return len(orphans)
