"""The files of the registry and their troubles, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from gouvernail.actions.registry.children import keep_children
from gouvernail.actions.registry.reading import Reading
from gouvernail.actions.registry.rows import Row, chunks, delete_rows, insert_rows, upsert_rows
from gouvernail.harvesters.registry.parse.across import CROSSING_KINDS
from gouvernail.harvesters.registry.parse.files import Understood
from gouvernail.harvesters.registry.parse.troubles import Trouble
from gouvernail.records.models import RegistryFile, RegistryTrouble

_FILE = ("path", "collection", "external_id", "blob_id", "raw", "gone_on")
_TROUBLE = ("file_id", "kind", "field", "value", "understood")


def keep_files(reading: Reading, raw_of: Mapping[str, dict[str, Any]], gone_on: date) -> dict[str, int]:
    """Remember what was read, and which files left; answers the ids of the files by path."""
    stored = dict(RegistryFile.objects.order_by().values_list("path", "id"))
    rows = {each.entry.path: _row(each, raw_of) for each in reading.fresh}
    insert_rows(RegistryFile, _FILE, [row for path, row in rows.items() if path not in stored])
    upsert_rows(RegistryFile, ("id", *_FILE), [(stored[path], *row) for path, row in rows.items() if path in stored])
    leaving = [stored[path] for path in reading.gone_paths]
    for chunk in chunks(leaving):
        RegistryFile.objects.filter(id__in=chunk).update(gone_on=gone_on)
        RegistryTrouble.objects.filter(file_id__in=chunk).delete()
    return dict(RegistryFile.objects.order_by().values_list("path", "id")) if rows.keys() - stored.keys() else stored


def _row(each: Understood, raw_of: Mapping[str, dict[str, Any]]) -> Row:
    """A file that cannot be read any more keeps the front matter that it had."""
    entry = each.entry
    raw = each.raw or raw_of.get(entry.path, {})
    return (entry.path, entry.collection.value, each.external_id[:300], entry.blob_id, raw, None)


def keep_troubles(reading: Reading, across: Iterable[Trouble], file_ids: Mapping[str, int]) -> None:
    """Replace the troubles of the files read now, and everywhere those that show when all files are seen together."""
    fresh = {file_ids[each.entry.path] for each in reading.fresh}
    own = (trouble for each in reading.fresh for trouble in each.troubles)
    elsewhere = [trouble for trouble in across if file_ids[trouble.file] not in fresh]
    here = (trouble for trouble in across if file_ids[trouble.file] in fresh)
    keep_children(RegistryTrouble, _TROUBLE, _rows((*own, *here), file_ids), fresh)
    _keep_elsewhere(list(_rows(elsewhere, file_ids)), fresh)


def _keep_elsewhere(wanted: list[Row], fresh: set[int]) -> None:
    standing = RegistryTrouble.objects.filter(kind__in=CROSSING_KINDS).order_by().values_list("id", *_TROUBLE)
    stored = {row[1:]: row[0] for row in standing if row[1] not in fresh}
    delete_rows(RegistryTrouble, [stored[row] for row in stored.keys() - set(wanted)])
    insert_rows(RegistryTrouble, _TROUBLE, sorted(set(wanted) - stored.keys()))


def _rows(troubles: Iterable[Trouble], file_ids: Mapping[str, int]) -> Iterator[Row]:
    for each in troubles:
        yield (file_ids[each.file], each.kind, each.field[:200], each.value, each.understood)
