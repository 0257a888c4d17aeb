"""A repository made to harm: whatever its settings, hooks or attributes say, nothing runs, nothing is written."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from gouvernail.harvesters.registry.collections import collections_read
from gouvernail.harvesters.registry.read.errors import SourceUnreadable
from gouvernail.harvesters.registry.read.source import opened
from tests.registry_samples import PLAIN, commit, git, new_repository

CONFIG = """[core]
    repositoryformatversion = 1
    bare = false
    fsmonitor = {trap}
    hooksPath = {hooks}
    sshCommand = {trap}
    gitProxy = {trap}
    pager = {trap}
    editor = {trap}
    askPass = {trap}
    alternateRefsCommand = {trap}
    attributesFile = {hooks}/attributes
[include]
    path = {hooks}/more
[extensions]
    partialClone = origin
    worktreeConfig = true
[remote "origin"]
    url = ext::{trap}
    promisor = true
    uploadpack = {trap}
    vcs = trap
[protocol "ext"]
    allow = always
[credential]
    helper = !{trap}
[diff "trap"]
    textconv = {trap}
    command = {trap}
[filter "trap"]
    smudge = {trap}
    clean = {trap}
    process = {trap}
[uploadpack]
    packObjectsHook = {trap}
[alias]
    ls-tree = !{trap}
    cat-file = !{trap}
    rev-list = !{trap}
[gpg]
    program = {trap}
[log]
    showSignature = true
"""
HOOKS = (
    "post-checkout",
    "pre-auto-gc",
    "post-index-change",
    "reference-transaction",
    "fsmonitor-watchman",
    "post-merge",
)


@pytest.fixture
def sprung(tmp_path: Path) -> Path:
    """The file that the trap writes when anything makes it run."""
    return tmp_path / "sprung"


@pytest.fixture
def hostile(tmp_path: Path, sprung: Path) -> Path:
    """A repository whose every setting leads to the trap."""
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\necho run >> {sprung}\n")
    trap.chmod(0o755)
    work = new_repository(tmp_path / "hostile")
    attributes = "* filter=trap diff=trap merge=trap ident export-subst\n"
    commit(work, {**PLAIN, "content/.gitattributes": attributes}, "2026-01-15")
    for hook in HOOKS:
        shutil.copy(trap, work / ".git/hooks" / hook)
    (work / ".git/hooks/more").write_text(f"[core]\n    fsmonitor = {trap}\n")
    (work / ".git/config").write_text(CONFIG.format(trap=trap, hooks=work / ".git/hooks"))
    return work


def contents(source: Path | str) -> int:
    """How many files a source gives."""
    with opened(str(source), collections_read(with_people=True), seconds=20) as snapshot:
        return sum(content is not None for _, content in snapshot.contents(snapshot.entries))


def state_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and date of every file."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in found}


def as_it_is(work: Path) -> Path:
    return work


def as_bare(work: Path) -> Path:
    return work / ".git"


def as_linked_work_tree(work: Path) -> Path:
    linked = work.parent / "linked"
    linked.mkdir()
    (linked / ".git").write_text(f"gitdir: {work / '.git'}\n")
    return linked


@pytest.mark.parametrize("way", [as_it_is, as_bare, as_linked_work_tree])
def test_nothing_of_a_hostile_repository_runs_and_nothing_is_written(
    hostile: Path, sprung: Path, way: Callable[[Path], Path]
) -> None:
    source = way(hostile)
    before = state_of(hostile)
    assert contents(source) == len(PLAIN)
    assert not sprung.exists()
    assert state_of(hostile) == before


def test_a_missing_object_is_an_error_and_never_fetched(hostile: Path, sprung: Path) -> None:
    """With a "promisor" remote git would go and fetch it, running whatever the configuration says."""
    blob = git_without_config(hostile, "content/_startups/mes-lacs.md")
    (hostile / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(SourceUnreadable, match=f"{blob} missing"):
        contents(hostile)
    assert not sprung.exists()


def git_without_config(work: Path, path: str) -> str:
    """The blob id of a path, asked with the configuration put aside."""
    config = work / ".git/config"
    kept = config.read_text()
    config.write_text("[core]\n    repositoryformatversion = 0\n")
    blob = git(work, "rev-parse", f"HEAD:{path}")
    config.write_text(kept)
    return blob


def test_the_trap_does_spring_when_git_runs_inside(hostile: Path, sprung: Path) -> None:
    """The proof that the traps above are armed."""
    with suppress(subprocess.CalledProcessError):
        git(hostile, "status")
    assert sprung.exists()


OUTSIDE = ("ref: ../../outside", "ref: refs/heads/../../../outside", "ref: refs/heads/a b", "nonsense")


@pytest.mark.parametrize("head", OUTSIDE)
def test_a_head_that_points_outside_is_no_head(tmp_path: Path, head: str) -> None:
    work = new_repository(tmp_path / "work")
    commit(work, PLAIN, "2026-01-15")
    (tmp_path / "outside").write_text("1" * 40)
    (work / ".git/HEAD").write_text(f"{head}\n")
    with pytest.raises(SourceUnreadable, match="aucun commit"):
        contents(work)


def test_the_environment_of_the_caller_changes_nothing(
    hostile: Path, sprung: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(sprung.parent / "trap.sh"))
    monkeypatch.setenv("GIT_DIR", str(hostile / ".git"))
    monkeypatch.setenv("GIT_TRACE", "1")
    assert contents(hostile) == len(PLAIN)
    assert not sprung.exists()
