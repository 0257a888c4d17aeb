"""What the ledger of days already holds for the lines and people that a workbook names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db import connection

from gouvernail.records.models import Contractor, Worker
from gouvernail.records.queries.listed import listed_parameter, listed_sql, listed_texts

#: Worker id, day, nature.
DayKey = tuple[int, date, str]


class KnownDay(NamedTuple):
    """The last entry of a key. ``hundredths`` is what the chain sums to; nought when the last entry reverses."""

    id: int
    revision: int
    hundredths: int
    state: str
    activity_id: int | None

    @property
    def is_reversed(self) -> bool:
        """Whether the key stands at nought because its last entry was reversed."""
        return self.revision % 2 == 1


def workers_named(identifiers: Iterable[str], contractor: Contractor | None) -> list[Worker]:
    """The people of these identifiers, at every contractor or at one."""
    found = Worker.objects.filter(identifier__in=listed_texts(identifiers)).select_related("contractor").order_by("pk")
    return list(found if contractor is None else found.filter(contractor=contractor))


def known_days(line_ids: Iterable[int]) -> dict[int, dict[DayKey, KnownDay]]:
    """The last entry of every key of these lines, by line id."""
    found: dict[int, dict[DayKey, KnownDay]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT line_id, worker_id, work_on, nature, id, revision, hundredths, state, activity_id"  # noqa: S608
            f" FROM records_dayentry WHERE line_id IN ({listed_sql(int)}) ORDER BY id",
            [listed_parameter(line_ids)],
        )
        for line_id, worker_id, work_on, nature, entry_id, revision, hundredths, state, activity_id in cursor:
            figure = 0 if revision % 2 else hundredths
            known = KnownDay(entry_id, revision, figure, state, activity_id)
            found.setdefault(line_id, {})[worker_id, work_on, nature] = known
    return found


def worker_totals(worker_ids: Iterable[int], first_on: date, last_on: date) -> dict[tuple[int, date], int]:
    """What these people total on each date, in hundredths, by (worker id, day)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT worker_id, work_on, hundredths FROM records_workerday"  # noqa: S608
            f" WHERE work_on BETWEEN %s AND %s AND worker_id IN ({listed_sql(int)})",
            [first_on, last_on, listed_parameter(worker_ids)],
        )
        return {(worker_id, work_on): hundredths for worker_id, work_on, hundredths in cursor}
