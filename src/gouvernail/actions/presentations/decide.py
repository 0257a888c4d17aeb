"""Decide on a presented profile inside the delay: accept it, refuse it with reasons, or say what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.issue_notice import NoticeDraft, issue_notice
from gouvernail.actions.presentations.moment import server_instant
from gouvernail.actions.presentations.written import Told, details, end, facts_of, is_as_seen, locked, subject_of
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import MissingReferences, Notice, Presentation
from gouvernail.records.queries.presentations.seen_by import to_decide
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.notices import NoticeKind
from gouvernail.rules.presentations import why_not_accept, why_not_ask_more, why_not_recuse
from gouvernail.rules.presentations.steps import why_not_give_reasons, why_not_say_missing
from gouvernail.rules.verdicts import Refusal, Refused


@dataclass(frozen=True, slots=True)
class Deciding:
    """Who decides on what: the presentation, the clock that was read beside it, the reader's scope and name.

    ``at`` is for the demonstration: otherwise the server tells the instant.
    """

    presentation_id: int
    seen: int
    scope: Scope
    actor: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Case:
    """A presentation under the lock, at the instant of the decision."""

    one: Presentation
    at: datetime
    sequence: int
    as_seen: bool

    @property
    def on(self) -> date:
        return clock.day_of(self.at)


def accept(deciding: Deciding) -> Notice:
    """Accept a profile; a notice tells its contractor. Raises ``Refused``. CCTP 4.2 (4.2-recusal)."""
    with transaction.atomic():
        case = _case(deciding)
        _unless(why_not_accept(facts_of(case.one), case.on, is_as_seen=case.as_seen))
        facts = end(case.one, "accepted", "", case.at, case.sequence)
        _tell_journal(case, "presentation.accepted", deciding.actor, facts)
        return _tell(case, NoticeKind.PRESENTATION_ACCEPTED, "accepté", {}, deciding.actor)


def recuse(deciding: Deciding, reasons: str) -> Notice:
    """Refuse a profile inside the delay, with reasons; a notice tells its contractor.

    After the last day it is refused with the rule, and by a named trigger. Raises ``Refused``. Domain invariant 9;
    CCTP 4.2 (4.2-recusal).
    """
    with transaction.atomic():
        case = _case(deciding)
        _unless(why_not_recuse(facts_of(case.one), case.on, is_as_seen=case.as_seen) or why_not_give_reasons(reasons))
        facts = end(case.one, "recused", reasons, case.at, case.sequence)
        _tell_journal(case, "presentation.recused", deciding.actor, facts)
        return _tell(case, NoticeKind.PRESENTATION_RECUSED, "récusé", {"reasons": reasons}, deciding.actor)


def say_missing(deciding: Deciding, words: str) -> Notice:
    """Say, once and inside the delay, what is missing: the delay starts again when it is received.

    Raises ``Refused``. CCTP 4.2 (4.2-recusal).
    """
    with transaction.atomic():
        case = _case(deciding)
        _unless(why_not_ask_more(facts_of(case.one), case.on, is_as_seen=case.as_seen) or why_not_say_missing(words))
        MissingReferences.objects.create(presentation=case.one, words=words, said_at=case.at, recorded_in=case.sequence)
        facts = {"missing_references": digest([(case.one.pk, words)])}
        _tell_journal(case, "presentation.missing_said", deciding.actor, facts)
        return _tell(case, NoticeKind.REFERENCES_MISSING, "références à compléter", {"missing": words}, deciding.actor)


def _case(deciding: Deciding) -> _Case:
    sequence = journal.next_sequence()
    if not to_decide(deciding.scope).filter(pk=deciding.presentation_id).exists():
        raise Refused(Refusal("presentation_unknown", "4.2-recusal"))
    one = locked(deciding.presentation_id)
    return _Case(one, deciding.at or server_instant(), sequence, is_as_seen(one, deciding.seen))


def _unless(refusals: list[Refusal]) -> None:
    if refusals:
        raise Refused(*refusals)


def _tell_journal(case: _Case, verb: str, actor: str, facts: Told) -> None:
    journal.append(journal.Line(actor, verb, subject_of(case.one), details(case.one, facts)))


def _tell(case: _Case, kind: NoticeKind, said: str, more: dict[str, object], actor: str) -> Notice:
    """The notice names the profile by its number; the person stands in the annex alone. Domain invariant 15."""
    one, facts = case.one, facts_of(case.one)
    content = {
        "profile": one.number,
        "title": one.profile,
        "references_complete_on": facts.started_on.isoformat(),
        "deadline_on": facts.deadline_on.isoformat(),
        "decided_on": case.on.isoformat(),
        "clause": "CCTP 4.2",
        **more,
    }
    draft = NoticeDraft(
        kind=kind,
        framework=one.order.framework,
        contractor=one.order.contractor,
        subject=f"{one.order.number}, profil n°\N{NO-BREAK SPACE}{one.number}\N{NO-BREAK SPACE}: {said}",
        content=content,
        annex={"person": one.person.name},
        order=one.order,
        presentation=one,
    )
    return issue_notice(draft, actor)
