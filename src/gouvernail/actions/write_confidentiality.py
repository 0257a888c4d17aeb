"""Propose the confidentiality rules of a mission, or other ones: the side that writes agrees to what it wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gouvernail import clock
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import ConfidentialityRules
from gouvernail.records.queries.confidentiality.missions import Mission, mission_of, version_of, versions_of
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.confidentiality import Side, latest, why_not_propose
from gouvernail.rules.verdicts import Refusal, Refused

_NOT_A_MISSION = Refusal("confidentiality_not_a_mission", "4.1-confidentiality")


@dataclass(frozen=True, slots=True)
class Proposal:
    """The rules as typed, by whom they are proposed, and the number of the last version that was read (0: none)."""

    words: str
    side: Side
    seen: int
    review_on: date | None = None


@transaction.atomic
def write_confidentiality(
    order: UUID, product: UUID, proposal: Proposal, scope: Scope, actor: str
) -> ConfidentialityRules:
    """Keep one more version; those in force stand until the other side agrees. Raises ``Refused``.

    Confirming rules unchanged is a version with the same words. CCTP 4.1 (4.1-confidentiality).
    """
    sequence = journal.next_sequence()
    mission = mission_or_refused(order, product, scope)
    words, last = proposal.words.strip(), latest(map(version_of, versions_of(mission)))
    refusals = why_not_propose(words, last, proposal.seen, clock.today(), proposal.review_on)
    if refusals:
        raise Refused(*refusals)
    made = ConfidentialityRules.objects.create(
        order=mission.order,
        product=mission.product,
        version=proposal.seen + 1,
        words=words,
        review_on=proposal.review_on,
        written_at=clock.now(),
        recorded_in=sequence,
        **_agreed_by(proposal.side, clock.now(), sequence),
    )
    journal.append(journal.Line(actor, "confidentiality.written", f"order:{mission.order.uuid}", _told(made, proposal)))
    return made


def _agreed_by(side: Side, at: datetime, sequence: int) -> dict[str, object]:
    return {f"{side}_agreed_at": at, f"{side}_agreed_in": sequence}


def _told(made: ConfidentialityRules, proposal: Proposal) -> dict[str, object]:
    key = (made.order_id, made.product_id, made.version)
    facts = {
        "confidentiality_rules": digest([(*key, made.words, made.review_on)]),
        f"confidentiality_{proposal.side}_agreements": digest([key]),
    }
    return {"product": str(made.product.uuid), "version": made.version, "side": str(proposal.side), "facts": facts}


def mission_or_refused(order: UUID, product: UUID, scope: Scope) -> Mission:
    """The mission of those addresses within a scope; raises ``Refused``."""
    mission = mission_of(order, product, scope)
    if mission is None:
        raise Refused(_NOT_A_MISSION)
    return mission
