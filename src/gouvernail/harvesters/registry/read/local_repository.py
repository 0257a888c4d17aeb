"""Find the head and the objects of a repository on this machine, by reading its files: git never runs inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from gouvernail.harvesters.registry.read.errors import SourceUnreadable

_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_REFERENCE = re.compile(r"refs/[^\0\s]+")
LONGEST_TEXT = 20_000_000


@dataclass(frozen=True, slots=True)
class LocalRepository:
    """Where the objects are, the commit at the tip of the default branch, and the shallow boundary if any."""

    objects: Path
    head: str
    shallow: str


def find_local_repository(folder: Path) -> LocalRepository | None:
    """The repository of a work tree or a bare one; `None` for a plain folder. Raises `SourceUnreadable`."""
    git_folder = _git_folder(folder)
    if git_folder is None:
        return None
    shared = _shared_folder(git_folder)
    if not (shared / "objects").is_dir():
        raise SourceUnreadable(f"« {folder} » ressemble à un dépôt git, mais ses objets manquent.")
    head = _resolved((git_folder / "HEAD"), git_folder, shared)
    if head is None:
        raise SourceUnreadable(f"le dépôt « {folder} » n’a encore aucun commit.")
    return LocalRepository((shared / "objects").resolve(), head, _text(shared / "shallow"))


def _git_folder(folder: Path) -> Path | None:
    inside = folder / ".git"
    if inside.is_dir():
        return inside
    if inside.is_file():
        target = _text(inside).removeprefix("gitdir:").strip()
        linked = folder / target
        return linked if target and linked.is_dir() else None
    is_bare = (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir()
    return folder if is_bare else None


def _shared_folder(git_folder: Path) -> Path:
    """A linked work tree keeps its head alone and shares the rest."""
    common = git_folder / "commondir"
    return git_folder / _text(common).strip() if common.is_file() else git_folder


def _resolved(file: Path, git_folder: Path, shared: Path, hops: int = 5) -> str | None:
    """Follow `ref: …` to a hash."""
    text = _text(file).strip()
    if _HASH.fullmatch(text):
        return text
    name = text.removeprefix("ref:").strip()
    if not text.startswith("ref:") or hops == 0 or not _REFERENCE.fullmatch(name) or ".." in name:
        return None
    for place in (git_folder / name, shared / name):
        if place.is_file():
            return _resolved(place, git_folder, shared, hops - 1)
    return _packed(shared / "packed-refs", name)


def _packed(file: Path, name: str) -> str | None:
    for line in _text(file).splitlines():
        commit, _, reference = line.partition(" ")
        if reference == name and _HASH.fullmatch(commit):
            return commit
    return None


def _text(file: Path) -> str:
    """The text of a small file of git; empty when there is none."""
    if not file.is_file() or file.stat().st_size > LONGEST_TEXT:
        return ""
    return file.read_text("utf-8", "replace")
