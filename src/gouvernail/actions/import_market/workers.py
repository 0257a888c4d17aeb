"""The contractors' people that a workbook names, under the identifiers that their contractor gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from gouvernail.actions.import_market.saved import id_of
from gouvernail.records.models import Contractor, Worker
from gouvernail.records.queries.known_days import workers_named


class Workers:
    """Numbers people as they are met, so that their days can be summed before they are saved."""

    def __init__(self) -> None:
        self.people: list[Worker] = []
        self._numbers: dict[str, dict[str, int]] = defaultdict(dict)

    def know(self, identifiers: Iterable[str], contractor: Contractor | None) -> None:
        """Load the people of these identifiers; only those of ``contractor`` when there is one."""
        for worker in workers_named(identifiers, contractor):
            self._numbers[worker.contractor.siret][worker.identifier] = len(self.people)
            self.people.append(worker)

    def numbers_at(self, contractor: Contractor) -> dict[str, int]:
        """The number of each identifier at a contractor."""
        return self._numbers[contractor.siret]

    def add(self, contractor: Contractor, identifier: str) -> int:
        """Number a person met for the first time."""
        number = len(self.people)
        self.people.append(Worker(contractor=contractor, identifier=identifier))
        self._numbers[contractor.siret][identifier] = number
        return number

    def known_numbers(self) -> dict[int, int]:
        """The number of every person who stands in the database, by id."""
        return {worker.pk: number for number, worker in enumerate(self.people) if id_of(worker) is not None}

    def shared(self) -> dict[int, str]:
        """The identifier of every number whose identifier is used at several contractors."""
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, worker in enumerate(self.people):
            numbers[worker.identifier].append(number)
        return {number: name for name, found in numbers.items() if len(found) > 1 for number in found}

    def save(self) -> list[int]:
        """Save the new people; answers the id of each number."""
        Worker.objects.bulk_create([worker for worker in self.people if id_of(worker) is None])
        return [worker.pk for worker in self.people]
