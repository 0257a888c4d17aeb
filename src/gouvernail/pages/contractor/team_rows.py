"""The months of a team as a page shows them, and what is read of them in a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from gouvernail import wording
from gouvernail.actions.team_months import SeenMonth
from gouvernail.pages.typed_ids import id_in
from gouvernail.records.models import OrderLine, Worker
from gouvernail.records.queries.team_months import TOLD, TeamMonth
from gouvernail.rules.lifecycle import MonthState
from gouvernail.rules.verdicts import Refusal

_SEPARATOR = "-"


class LineShare(NamedTuple):
    """What one person enters on one line, and what is already declared there."""

    label: str
    entered_hundredths: int
    declared_hundredths: int


class TeamRow(NamedTuple):
    """The month of one person, in words."""

    number: int | None
    who: str
    contractor: str
    state: str
    state_words: str
    note: str
    lines: Sequence[LineShare]
    entered_hundredths: int
    declared_hundredths: int
    token: str
    unusual: Sequence[str] = ()

    @property
    def waits(self) -> bool:
        """Whether it is for the correspondent to approve it."""
        return self.state == MonthState.CONFIRMED

    @property
    def is_told(self) -> bool:
        """Whether what was entered is the correspondent's to read: its member has confirmed it."""
        return self.state in TOLD

    @property
    def replaces(self) -> bool:
        """Whether approving it changes what is declared already."""
        return (
            self.is_told
            and self.declared_hundredths > 0
            and any(one.entered_hundredths != one.declared_hundredths for one in self.lines)
        )


def team_rows(
    months: Iterable[TeamMonth], lines: Mapping[int, OrderLine], unusual: Mapping[int, Sequence[str]] | None = None
) -> list[TeamRow]:
    """One row per person, those who wait first; ``unusual`` says what differs from habit, by worker id."""
    rows = [_row(one, lines)._replace(unusual=(unusual or {}).get(one.worker.pk or 0, ())) for one in months]
    return sorted(rows, key=lambda row: (not row.waits, row.state == MonthState.APPROVED, row.who.casefold()))


def _row(one: TeamMonth, lines: Mapping[int, OrderLine]) -> TeamRow:
    state = one.month.state if one.month else ""
    return TeamRow(
        number=one.month.pk if one.month else None,
        who=name_of(one.worker),
        contractor=one.worker.contractor.name,
        state=state,
        state_words=_state_words(one, state),
        note=one.month.note if one.month else "",
        lines=_shares(one, lines),
        entered_hundredths=one.entered_hundredths,
        declared_hundredths=one.declared_hundredths,
        token=token_of(one),
    )


def name_of(worker: Worker) -> str:
    """How the correspondent knows a person: the name of its account, or the identifier of the timesheets."""
    account = worker.account
    return worker.identifier if account is None else account.name or account.email


def _state_words(one: TeamMonth, state: str) -> str:
    if state:
        return wording.MONTH_STATES[state]
    return "déclaré par un relevé" if one.declared_hundredths else "rien de saisi"


def _shares(one: TeamMonth, lines: Mapping[int, OrderLine]) -> Sequence[LineShare]:
    shares = [
        LineShare(label_of(lines[line_id]), one.entered.get(line_id, 0), one.declared.get(line_id, 0))
        for line_id in one.entered.keys() | one.declared.keys()
    ]
    learnt = [
        LineShare(
            onboarding_label(lines[line_id]), one.onboarding.get(line_id, 0), one.declared_onboarding.get(line_id, 0)
        )
        for line_id in one.onboarding.keys() | one.declared_onboarding.keys()
    ]
    return sorted([*shares, *learnt])


def label_of(line: OrderLine) -> str:
    """« BC-2026-014, ligne 2 · Mes Aides »."""
    return f"{line.order.number}, ligne {line.number} · {line.product.name}"


def onboarding_label(line: OrderLine) -> str:
    """« BC-2026-014, ligne 2 · Mes Aides · accueil » : days that bill nothing. CCTP 4.3 (4.3-turnover)."""
    return f"{label_of(line)} · accueil"


def token_of(one: TeamMonth) -> str:
    """What a form sends back of a month as it was shown."""
    return _SEPARATOR.join(str(n) for n in (one.month.pk, one.month.version, one.last_entry_id)) if one.month else ""


def seen_in(tokens: Iterable[str]) -> list[SeenMonth] | None:
    """The months that a form sends back, each once; none when one is not ours."""
    seen = []
    for token in dict.fromkeys(tokens):
        numbers = [number for part in token.split(_SEPARATOR) if (number := id_in(part)) is not None]
        if len(numbers) != 3 or token.count(_SEPARATOR) != 2:
            return None
        seen.append(SeenMonth(*numbers))
    return seen or None


def told_refusals(refusals: Iterable[Refusal], names: Mapping[str, str]) -> list[str]:
    """The refusals in words, each with the person, the line and the day that it is about."""
    return list(dict.fromkeys(_told(refusal, names) for refusal in refusals))


def _told(refusal: Refusal, names: Mapping[str, str]) -> str:
    sentence = wording.refusal_sentence(refusal)
    worker = refusal.values.get("worker")
    if not isinstance(worker, str):
        return sentence
    place = wording.filled("{order}, ligne {line}, {on:day}", refusal.values)
    return f"{names.get(worker, worker)}, {place}\N{NO-BREAK SPACE}: {sentence}"
