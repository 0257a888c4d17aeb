"""People presented, at work, replaced and welcomed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from gouvernail.actions.answer_adequacy import answer_adequacy
from gouvernail.actions.ask_replacement import WantedReplacement, ask_replacement
from gouvernail.actions.end_assignment import end_assignment
from gouvernail.actions.end_onboarding import end_onboarding
from gouvernail.actions.presentations.complete_references import complete_references
from gouvernail.actions.presentations.decide import Deciding, accept, say_missing
from gouvernail.actions.presentations.files import HandedFile
from gouvernail.actions.presentations.forget_people import erase_person
from gouvernail.actions.presentations.present import Proposal, present
from gouvernail.actions.presentations.withdraw import withdraw
from gouvernail.actions.start_assignment import WantedStart, start_assignment
from gouvernail.actions.take_up_replacement import take_up_replacement
from gouvernail.records.models import AdequacyCheck, Assignment, Presentation, Replacement
from gouvernail.records.queries.presentations.standing import standing_clock
from gouvernail.records.queries.scopes import EVERYTHING, Scope
from gouvernail.rules.adequacy import AdequacyAnswer
from gouvernail.rules.presentations import ProposedProfile
from tests.actions.tries.attempt import OF_A, ON, STATE, Reader, Tried, line, order
from tests.pages.confidential import SecretWorld
from tests.teams import presented

_RECEIVED, _START = date(2026, 6, 1), date(2026, 6, 15)
_AT = datetime(2026, 6, 3, 9, tzinfo=UTC)
_PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"

#: The profiles of the team, by their number.
_AT_WORK, _CLEARED, _LEAVER, _NEWCOMER, _GONE, _WELCOMED, _WAITING, _INCOMPLETE = range(1, 9)


def lay_team(secret: SecretWorld) -> None:
    """One profile for each step of a team."""
    own = Scope(contractor_ids=frozenset({secret.world.contractor_a.pk}))
    for number in (_AT_WORK, _CLEARED, _LEAVER, _GONE):
        presented(line(), number, _RECEIVED, who=f"Personne {number}")
    for number in (_AT_WORK, _LEAVER, _GONE):
        start_assignment(WantedStart(_profile(number).uuid, _START), own, "test", ON)
    for leaver, newcomer in ((_LEAVER, _NEWCOMER), (_GONE, _WELCOMED)):
        asked = ask_replacement(WantedReplacement(_assignment(leaver).uuid, "departure"), own, "test")
        presented(line(), newcomer, _RECEIVED, who=f"Personne {newcomer}", replaces=asked)
    start = WantedStart(_profile(_WELCOMED).uuid, date(2026, 6, 22))
    take_up_replacement(_replacement(_GONE).uuid, start, date(2026, 6, 19), own, "test", ON)
    for number in (_WAITING, _INCOMPLETE):
        presented(line(), number, _RECEIVED, decision="", who=f"Personne {number}")
    say_missing(_deciding(_INCOMPLETE, EVERYTHING), "Un diplôme.")
    AdequacyCheck.objects.create(order=order(), product=secret.product, due_on=ON, recorded_in=1)


def _profile(number: int) -> Presentation:
    return Presentation.objects.get(order=order(), number=number)


def _assignment(number: int) -> Assignment:
    return Assignment.objects.get(order=order(), number=number)


def _replacement(number: int) -> Replacement:
    return Replacement.objects.get(leaver=_assignment(number))


def _deciding(number: int, scope: Scope) -> Deciding:
    return Deciding(_profile(number).pk, standing_clock(_profile(number)).pk, scope, "test", _AT)


def _present(_: SecretWorld, by: Reader) -> object:
    proposal = Proposal(order(), ProposedProfile("Développeuse", "Camille Exemple", {"git": 3}))
    return present(proposal, [HandedFile("références.pdf", [_PDF])], by.scope, "test", at=_AT)


def _complete(_: SecretWorld, by: Reader) -> object:
    files = [HandedFile("diplôme.pdf", [_PDF])]
    complete_references(_profile(_INCOMPLETE).pk, files, by.scope, "test", at=_AT)
    return None


def _withdraw(_: SecretWorld, by: Reader) -> object:
    withdraw(_profile(_WAITING).pk, by.scope, "test", at=_AT)
    return None


def _decide(_: SecretWorld, by: Reader) -> object:
    return accept(_deciding(_WAITING, by.scope))


def _erase(_: SecretWorld, by: Reader) -> object:
    erase_person(_profile(_CLEARED).pk, by.scope, "test")
    return None


def _start(_: SecretWorld, by: Reader) -> object:
    return start_assignment(WantedStart(_profile(_CLEARED).uuid, _START), by.scope, "test", ON)


def _end(_: SecretWorld, by: Reader) -> object:
    return end_assignment(_assignment(_AT_WORK).uuid, ON, by.scope, "test")


def _ask(_: SecretWorld, by: Reader) -> object:
    return ask_replacement(WantedReplacement(_assignment(_AT_WORK).uuid, "departure"), by.scope, "test")


def _take_up(_: SecretWorld, by: Reader) -> object:
    start = WantedStart(_profile(_NEWCOMER).uuid, ON)
    return take_up_replacement(_replacement(_LEAVER).uuid, start, date(2026, 6, 29), by.scope, "test", ON)


def _end_onboarding(_: SecretWorld, by: Reader) -> object:
    return end_onboarding(_replacement(_GONE).uuid, date(2026, 6, 26), by.scope, "test", ON)


def _answer(secret: SecretWorld, by: Reader) -> object:
    check = AdequacyCheck.objects.get(order=order(), product=secret.product)
    return answer_adequacy(check.uuid, AdequacyAnswer(True), by.scope, "test")


TRIES: Mapping[str, Tried] = {
    "answer_adequacy": (_answer, STATE),
    "ask_replacement": (_ask, OF_A),
    "end_assignment": (_end, OF_A),
    "end_onboarding": (_end_onboarding, OF_A),
    "presentations.complete_references": (_complete, OF_A),
    "presentations.decide": (_decide, STATE),
    "presentations.forget_people": (_erase, OF_A),
    "presentations.present": (_present, OF_A),
    "presentations.withdraw": (_withdraw, OF_A),
    "start_assignment": (_start, OF_A),
    "take_up_replacement": (_take_up, OF_A),
}
