"""Until when a presented person may be refused: counted once, with the basis that is frozen with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gouvernail.rules.folding import grouping_key
from gouvernail.rules.terms import Terms, why_not_rely_on
from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.working_days import nth_working_day_after, public_holidays_between

_CLAUSE = "4.2-recusal"
#: The calendars that the term ``holiday_region`` may name, folded, by the code of the library of holidays.
_CALENDARS: Mapping[str, str] = {
    "metropole": "",
    "france metropolitaine": "",
    "alsace moselle": "6AE",
    "alsace": "6AE",
    "moselle": "57",
    "guadeloupe": "971",
    "martinique": "972",
    "guyane": "973",
    "la reunion": "974",
    "mayotte": "976",
    "saint barthelemy": "BL",
    "saint martin": "MF",
    "saint pierre et miquelon": "PM",
    "nouvelle caledonie": "NC",
    "polynesie francaise": "PF",
    "wallis et futuna": "WF",
}


@dataclass(frozen=True, slots=True)
class RunningClock:
    """When complete references were received, the last day of a recusal, and how it was counted, as JSON keeps it."""

    started_on: date
    deadline_on: date
    basis: Mapping[str, object]


def calendar_code(region: str) -> str | None:
    """The code of the calendar that a term names, empty for metropolitan France; none when there is no such one."""
    words = grouping_key(region)
    by_code = {code.lower(): code for code in _CALENDARS.values() if code}
    return _CALENDARS.get(words, by_code.get(words))


def why_not_count(terms: Terms) -> list[Refusal]:
    """Why no clock can start: the delay or the calendar is to be filled in, or names no calendar.

    CCTP 4.2 (4.2-recusal).
    """
    missing = why_not_rely_on(terms, "recusal_working_days") + why_not_rely_on(terms, "holiday_region")
    if missing:
        return missing
    region = terms.text("holiday_region")
    return [] if calendar_code(region) is not None else [Refusal("calendar_unknown", _CLAUSE, {"region": region})]


def recusal_clock(received_on: date, terms: Terms) -> RunningClock:
    """The clock of references that were complete on a day: working days counted from the day after, to the last one.

    The basis keeps the delay, the calendar and the public holidays met, so that a later change of a term, or of a
    public holiday, moves no deadline. Raises ``ValueError`` when the terms do not say. Domain invariant 9; CCTP 4.2
    (4.2-recusal).
    """
    count, region = terms.number("recusal_working_days"), terms.text("holiday_region")
    code = calendar_code(region) if region else None
    if not count or code is None:
        raise ValueError("the terms of this framework do not say how the clock is counted")
    deadline_on = nth_working_day_after(received_on, count, code)
    met = public_holidays_between(received_on, deadline_on, code)
    basis = {
        "working_days": count,
        "region": region,
        "calendar": code,
        "holidays": [{"on": on.isoformat(), "name": name} for on, name in met],
    }
    return RunningClock(received_on, deadline_on, basis)
