"""Import the registry of products: the steering office brings the portfolio up to date."""

from __future__ import annotations

from typing import Any

from gouvernail.actions.registry.known_files import known_files
from gouvernail.actions.registry.reading import Advance, read_source
from gouvernail.actions.registry.report import report_without_news
from gouvernail.actions.registry.request import ImportRequest

MOST_ATTEMPTS = 5


class RegistryBusy(Exception):
    """Other imports kept overtaking this one; `sentence` is French, for people."""

    sentence = "d’autres imports du registre sont en cours ; rien n’a été changé. Réessayez dans un instant."


def import_registry(request: ImportRequest, advance: Advance = lambda _done, _total: None) -> dict[str, Any]:
    """Read the source, then write what changed in one transaction; a source without news writes nothing.

    The report counts `products`, `incubators`, `organisations` and `people` (created, changed, unchanged, gone) and
    the troubles that stand now, by kind. Raises `SourceUnreadable` when nothing could be read, `RegistryBusy`.
    CCTP 1.2 (1.2-portfolio).
    """
    for _attempt in range(MOST_ATTEMPTS):
        known = known_files(request.collections)
        reading = read_source(request, known, advance)
        if not reading.has_news:
            return report_without_news(request, reading)
        # Loaded only for news: see `read_source`.
        from gouvernail.actions.registry.write import write  # noqa: PLC0415

        report = write(request, reading, known.last_import)
        if report is not None:
            return report
    raise RegistryBusy
