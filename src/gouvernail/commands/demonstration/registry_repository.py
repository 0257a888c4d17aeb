"""A git repository that holds the made-up registry and its past."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from gouvernail.commands.demonstration.past import Past
from gouvernail.commands.demonstration.registry import write_registry_before, write_registry_now

BEFORE = -200
NOW = -3
"""Distances of the two commits."""


def make_registry_repository(folder: Path, past: Past) -> tuple[date, date]:
    """Make the repository anew and answer the days of its two commits."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _git(folder, "init", "--quiet", "--initial-branch=main")
    write_registry_before(folder, past)
    _commit(folder, "Registre de la démonstration", past.day(BEFORE))
    shutil.rmtree(folder / "content")
    write_registry_now(folder, past)
    _commit(folder, "Sentier Sûr change de nom, Passe Rural quitte le registre", past.day(NOW))
    return past.day(BEFORE), past.day(NOW)


def _commit(folder: Path, message: str, on: date) -> None:
    _git(folder, "add", "--all")
    at = f"{on.isoformat()}T12:00:00+0000"
    _git(folder, "commit", "--quiet", "-m", message, env={"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at})


def _git(folder: Path, *words: str, env: Mapping[str, str] | None = None) -> None:
    """Run git without the configuration of the person or of the machine: the commits are the same everywhere."""
    nobody = ("-c", "user.name=Démonstration", "-c", "user.email=registre@demonstration.example")
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(
        ["git", "-C", str(folder), *nobody, *words],
        check=True,
        capture_output=True,
        env={**_without_git(os.environ), **alone, **(env or {})},
    )


def _without_git(environment: Mapping[str, str]) -> dict[str, str]:
    """A hook that runs this command lends it `GIT_DIR` and the like, which would send the commits elsewhere."""
    return {name: value for name, value in environment.items() if not name.startswith("GIT_")}
