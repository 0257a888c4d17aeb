"""What came in with troubles, and what could not be sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from gouvernail.rules.access import Role
from gouvernail.rules.attention.points import Kind, Point, Urgency
from gouvernail.rules.lifecycle import MarketImportState
from gouvernail.rules.terms import Terms
from gouvernail.rules.verdicts import Duty

_CLAUSE = "4.2-device"


class ImportStanding(NamedTuple):
    """A workbook handed over: its identifier, by which hand (an account or a contractor), and where it stands."""

    key: str
    file_name: str
    hand: str
    received_on: date
    state: MarketImportState
    has_errors: bool


class RegistryStanding(NamedTuple):
    """How many oddities the registry holds since it was last read."""

    troubles: int
    imported_on: date


class MailGivenUp(NamedTuple):
    """An invitation that could not be sent, after too many attempts."""

    key: str
    to: str
    given_up_on: date


def points_of_imports(imports: Iterable[ImportStanding], terms: Terms, on: date) -> Iterator[Point]:
    """The last workbook of each hand, when it was refused, holds errors or waits to be confirmed.

    What the same hand gave since replaces what came before; what is older than a habit of the office is forgotten.
    CCTP 4.2 (4.2-device).
    """
    last = {one.hand: one for one in sorted(imports, key=lambda one: (one.received_on, one.key))}
    for one in last.values():
        code = _trouble_of(one)
        if code and _is_lately(one.received_on, terms, on):
            duty = Duty(code, _CLAUSE, Role.STEERING_OFFICE, since_on=one.received_on, values={"file": one.file_name})
            yield Point(Kind.IMPORT, Urgency.WAITING, one.key, (duty,))


def points_of_registry(one: RegistryStanding | None, terms: Terms, on: date) -> Iterator[Point]:
    """The oddities of the registry, as long as its last change is recent. CCTP 1.2 (1.2-portfolio)."""
    if one is not None and one.troubles and _is_lately(one.imported_on, terms, on):
        values = {"troubles": one.troubles}
        duty = Duty("registry_troubles", "1.2-portfolio", Role.STEERING_OFFICE, since_on=one.imported_on, values=values)
        yield Point(Kind.REGISTRY, Urgency.WATCHED, "", (duty,))


def points_of_mails(mails: Iterable[MailGivenUp]) -> Iterator[Point]:
    """The invitations that nobody received. CCTP 4.2 (4.2-device)."""
    for one in mails:
        values = {"to": one.to}
        duty = Duty("invitation_not_sent", _CLAUSE, Role.STEERING_OFFICE, since_on=one.given_up_on, values=values)
        yield Point(Kind.MAIL, Urgency.WAITING, one.key, (duty,))


def _trouble_of(one: ImportStanding) -> str:
    if one.state is MarketImportState.REFUSED:
        return "import_refused"
    if one.state is MarketImportState.PREVIEWED:
        return "import_has_troubles" if one.has_errors else "import_unconfirmed"
    return ""


def _is_lately(day: date, terms: Terms, on: date) -> bool:
    days = terms.number("import_trouble_days")
    return days is not None and day >= on - timedelta(days=days)
