"""The day entries that an import adds or accepts, written as a whole with the totals they change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from gouvernail.actions.import_market.planned import PlannedActivity, PlannedLine
from gouvernail.actions.ledger.append_days import DayFact, append_days, mark_accepted
from gouvernail.actions.ledger.close_returns import close_corrected_returns
from gouvernail.actions.ledger.day_totals import add_line_days
from gouvernail.records.digests import digest
from gouvernail.records.queries.known_days import KnownDay
from gouvernail.rules.days import BILLABLE
from gouvernail.rules.lifecycle import DayState

_DECLARED = DayState.DECLARED.value


class Entry(NamedTuple):
    """One entry to append: the number of its person, its figure, and the row it comes from."""

    number: int
    work_on: date
    nature: str
    revision: int
    hundredths: int
    state: str
    activity: PlannedActivity | None
    activity_id: int | None
    row: int


class Accepted(NamedTuple):
    """A declared entry that becomes accepted."""

    id: int
    line: PlannedLine
    number: int
    work_on: date
    nature: str
    entry: KnownDay


class Entries:
    """Gathers entries line by line; ``write`` gives them to the ledger in the order of lines."""

    def __init__(self, *, historical: bool) -> None:
        self._historical = historical
        self._lines: dict[int, tuple[PlannedLine, list[Entry]]] = {}
        self._accepted: list[Accepted] = []
        self._marked: set[int] = set()

    def of_line(self, line: PlannedLine) -> list[Entry]:
        """The entries planned on a line, to be added to."""
        return self._lines.setdefault(id(line), (line, []))[1]

    def accept(self, accepted: Accepted) -> None:
        """Have a declared entry accepted."""
        self._accepted.append(accepted)

    def mark(self, row: int) -> None:
        """Mark the entries of a row as an anomaly of history."""
        self._marked.add(row)

    def write(self, sequence: int, worker_ids: Sequence[int]) -> dict[str, dict[str, object]]:
        """Append, accept and total; answers the digests of what was written."""
        facts = list(self._facts(sequence, worker_ids))
        append_days(facts, tolerate=self._historical)
        self._accepted.sort()
        mark_accepted((one.id for one in self._accepted), sequence)
        add_line_days(self._moves())
        return {
            "days": self._digest_of_days(facts),
            "accepted_days": self._digest_of_accepted(facts, worker_ids),
            "return_answers": close_corrected_returns(((fact.line_id, fact.work_on[:7]) for fact in facts), sequence),
        }

    def _facts(self, sequence: int, worker_ids: Sequence[int]) -> Iterator[DayFact]:
        texts: dict[date, str] = {}
        for line, entries in sorted(self._lines.values(), key=lambda found: found[0].pk or 0):
            line_id = line.pk or 0
            for entry in entries:
                number, work_on, nature, revision, hundredths, state, activity, activity_id, row = entry
                day = texts.get(work_on)
                if day is None:
                    day = texts[work_on] = work_on.isoformat()
                yield DayFact(
                    line_id,
                    worker_ids[number],
                    day,
                    nature,
                    revision,
                    hundredths,
                    state,
                    activity_id if activity is None else activity.pk,
                    row in self._marked,
                    sequence,
                    None if state == _DECLARED else sequence,
                )

    def _moves(self) -> dict[tuple[int, date], tuple[int, int, int]]:
        """What acceptance moves from pending to done, by line and day."""
        moved: dict[tuple[int, date], int] = defaultdict(int)
        for one in self._accepted:
            if one.nature == BILLABLE:
                moved[one.line.pk or 0, one.work_on] += one.entry.hundredths
        return {key: (hundredths, -hundredths, 0) for key, hundredths in moved.items()}

    @staticmethod
    def _digest_of_days(facts: Sequence[DayFact]) -> dict[str, object]:
        return digest((*fact[:6], fact[7]) for fact in facts)

    def _digest_of_accepted(self, facts: Sequence[DayFact], worker_ids: Sequence[int]) -> dict[str, object]:
        moved = (
            (one.line.pk, worker_ids[one.number], one.work_on, one.nature, one.entry.revision) for one in self._accepted
        )
        return digest(chain(moved, (fact[:5] for fact in facts if fact[10] is not None)))
