"""The words for the stages of life, as rows."""

from __future__ import annotations

from collections.abc import Iterable

from gouvernail.actions.registry.rows import insert_rows, upsert_rows
from gouvernail.harvesters.registry.parse.phases import UNKNOWN_RANK
from gouvernail.harvesters.registry.parse.vocabulary import StageRecord, vocabulary
from gouvernail.records.models import Stage

_COLUMNS = ("key", "label", "rank", "is_active", "is_terminal", "cctp_phase", "since_year", "until_year")


def keep_stages(declared: Iterable[StageRecord] = (), used: Iterable[str] = ()) -> dict[str, int]:
    """Write the packaged stages, those that the registry declares and those that products use; answers their ids.

    A word that nobody declares becomes a stage of its own, counted as active until a person says otherwise.
    """
    wanted = {each.key: each for each in declared} | vocabulary().stages
    for key in used:
        wanted.setdefault(key, StageRecord(key, key, UNKNOWN_RANK, is_active=True, is_terminal=False))
    stored = {row[1]: row for row in Stage.objects.order_by().values_list("id", *_COLUMNS)}
    rows = {key: tuple(getattr(each, column) for column in _COLUMNS) for key, each in wanted.items()}
    insert_rows(Stage, _COLUMNS, [row for key, row in rows.items() if key not in stored])
    changed = [(stored[key][0], *row) for key, row in rows.items() if key in stored and stored[key][1:] != row]
    upsert_rows(Stage, ("id", *_COLUMNS), changed)
    return dict(Stage.objects.order_by().values_list("key", "id"))
