"""The made-up registry of products, as it was once and as it is now, written to a folder as Markdown files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from gouvernail.commands.demonstration.past import Past

ARRIVED_SINCE = ("sentier-sur.md", "pas-de-porte.md")
"""The product that had another name before, and the one that had not begun."""
_DISTANCE = re.compile(r"\{([+-]\d+)\}")


def write_registry_before(folder: Path, past: Past) -> None:
    """The registry as it was: one product under its old name, one that has left it since."""
    write_registry_now(folder, past)
    for name in ARRIVED_SINCE:
        (folder / "content" / "_startups" / name).unlink()
    _write(_packaged("before"), folder, past)


def write_registry_now(folder: Path, past: Past) -> None:
    """The registry as it is."""
    _write(_packaged("now"), folder, past)


def _packaged(moment: str) -> Traversable:
    return files(__package__) / "files" / "registry" / moment


def _write(source: Traversable, folder: Path, past: Past) -> None:
    for collection, file in _listed(source):
        place = folder / "content" / collection / file.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(_dated(file.read_text("utf-8"), past), "utf-8")


def _listed(source: Traversable) -> Iterator[tuple[str, Traversable]]:
    for collection in source.iterdir():
        for file in collection.iterdir():
            yield collection.name, file


def _dated(text: str, past: Past) -> str:
    """Every `{-420}` becomes the date of 420 days ago."""
    return _DISTANCE.sub(lambda found: past.day(int(found.group(1))).isoformat(), text)
