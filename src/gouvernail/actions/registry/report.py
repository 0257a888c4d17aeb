"""What an import tells when it has finished."""

from __future__ import annotations

from typing import Any

from gouvernail.actions.registry.counts import Counts
from gouvernail.actions.registry.reading import Reading
from gouvernail.actions.registry.request import ImportRequest
from gouvernail.harvesters.registry.read.source import public_name
from gouvernail.records.queries.registry import living_counts, trouble_counts


def report_without_news(request: ImportRequest, reading: Reading) -> dict[str, Any]:
    """Everything that lives is unchanged."""
    counts = Counts()
    living = living_counts()
    for collection, count in counts.of.items():
        count.unchanged = living[collection] if collection in request.collections else 0
    return report_of(request, reading, counts)


def report_of(request: ImportRequest, reading: Reading, counts: Counts) -> dict[str, Any]:
    """The figures of each collection, and the troubles that stand on the day of the source, by kind."""
    return {
        "source": public_name(request.source),
        "commit": reading.commit,
        "as_of_on": reading.as_of_on.isoformat(),
        **counts.as_report(),
        "troubles": trouble_counts(reading.as_of_on),
    }
