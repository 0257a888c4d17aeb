"""How many records an import created, changed, left alone or saw leave."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from gouvernail.harvesters.registry.collections import Collection

COUNTED = (Collection.PRODUCTS, Collection.INCUBATORS, Collection.ORGANISATIONS, Collection.PEOPLE)


@dataclass(slots=True)
class Count:
    """The figures of one collection. A product under a new name is one that changed."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0


@dataclass(slots=True)
class Counts:
    """The figures of every collection that a report shows."""

    of: dict[Collection, Count] = field(default_factory=lambda: {each: Count() for each in COUNTED})

    def as_report(self) -> dict[str, dict[str, int]]:
        """The figures under the keys of the report."""
        return {each.value: asdict(count) for each, count in self.of.items()}
