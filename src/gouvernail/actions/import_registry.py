"""Import the registry of products: the steering office brings the portfolio up to date."""

from __future__ import annotations

from typing import Any

from gouvernail.actions.registry.memory import recall
from gouvernail.actions.registry.reading import Advance, read_source
from gouvernail.actions.registry.report import report_without_news
from gouvernail.actions.registry.wish import Wish

MOST_ATTEMPTS = 5


class RegistryBusy(Exception):
    """Other imports kept overtaking this one; `sentence` is French, for people."""

    sentence = "d’autres imports du registre sont en cours ; rien n’a été changé. Réessayez dans un instant."


def import_registry(wish: Wish, advance: Advance = lambda _done, _total: None) -> dict[str, Any]:
    """Read the source, then write what changed in one transaction; a source without news writes nothing.

    The report counts `products`, `incubators`, `organisations` and `people` (created, changed, unchanged, gone) and
    the troubles that stand now, by kind. Raises `SourceUnreadable` when nothing could be read, `RegistryBusy`.
    CCTP 1.2 (1.2-portfolio).
    """
    for _attempt in range(MOST_ATTEMPTS):
        memory = recall(wish.collections)
        reading = read_source(wish, memory, advance)
        if not reading.has_news:
            return report_without_news(wish, reading)
        # Loaded only for news: see `read_source`.
        from gouvernail.actions.registry.write import write  # noqa: PLC0415

        report = write(wish, reading, memory.last_import)
        if report is not None:
            return report
    raise RegistryBusy
