"""Answer the check of the first period: the profiles fit the needs of the product, or some are to be replaced."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.ask_replacement import ask_after_check, facts_told
from gouvernail.actions.issue_notice import NoticeDraft, issue_notice
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import AdequacyCheck, Assignment
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.turnover.adequacy import check_for, replaceable
from gouvernail.rules.adequacy import AdequacyAnswer, why_not_answer, why_not_that_answer
from gouvernail.rules.notices import NoticeKind
from gouvernail.rules.verdicts import Refusal, Refused


@transaction.atomic
def answer_adequacy(uuid: UUID, answer: AdequacyAnswer, scope: Scope, actor: str) -> AdequacyCheck:
    """Keep the answer, once; profiles that do not fit are to be replaced, and a notice tells the contractor.

    By the lead of the product or the steering office. Raises ``Refused``. CCTP 2 (2-profile-adequacy), 4.3
    (4.3-turnover); domain invariant 13.
    """
    sequence = journal.next_sequence()
    check = check_for(uuid, scope)
    if check is None:
        raise Refused(Refusal("adequacy_profiles_changed", "2-profile-adequacy"))
    at_work = replaceable(check)
    refusals = why_not_answer(is_answered=check.answered_at is not None) or why_not_that_answer(
        answer, [one.number for one in at_work]
    )
    if refusals:
        raise Refused(*refusals)
    check.is_adequate, check.words = answer.is_adequate, answer.words.strip()
    check.answered_at, check.answered_in = clock.now(), sequence
    check.save(update_fields=["is_adequate", "words", "answered_at", "answered_in"])
    leavers = [one for one in at_work if one.number in answer.to_replace]
    asked = ask_after_check(leavers, check, check.words, sequence)
    facts = {"adequacy_answers": digest([(check.order_id, check.product_id, check.words)])}
    if asked:
        facts["replacements"] = facts_told(asked)
    details = {
        "product": check.product.external_id,
        "is_adequate": check.is_adequate,
        "to_replace": [one.number for one in leavers],
        "facts": facts,
    }
    journal.append(journal.Line(actor, "adequacy.answered", check.order.number, details))
    if leavers:
        _notify(check, leavers, actor)
    return check


def _notify(check: AdequacyCheck, leavers: Sequence[Assignment], actor: str) -> None:
    """Tell the contractor which profiles, by number, and why."""
    order = check.order
    content = {
        "product": check.product.external_id,
        "profiles": [{"number": one.number, "profile": one.profile} for one in leavers],
        "reasons": check.words,
        "clause": "2-profile-adequacy",
    }
    subject = f"Remplacement demandé sur le bon de commande {order.number}"
    issue_notice(
        NoticeDraft(NoticeKind.REPLACEMENT_ASKED, order.framework, order.contractor, subject, content, order=order),
        actor,
    )
