"""Made-up registries: folders and git repositories of a few files, written for one test."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from gouvernail.harvesters.registry.collections import Collection
from gouvernail.harvesters.registry.entries import Entry
from gouvernail.harvesters.registry.parse.files import Understood, understand_file
from gouvernail.harvesters.registry.parse.product import ProductRecord

Files = Mapping[str, str | bytes]

PRODUCT = "content/_startups/{}.md"

PLAIN: Files = {
    "content/_organisations/agence-des-lacs.md": "---\nname: Agence des lacs\ntype: operateur\nacronym: ADL\n---\n",
    "content/_incubators/fabrique.md": "---\ntitle: La Fabrique\nowner: /organisations/agence-des-lacs\n---\n",
    "content/_startups/mes-lacs.md": (
        "---\ntitle: Mes lacs\nmission: Trouver où se baigner\nincubator: fabrique\n"
        "sponsors:\n  - /organisations/agence-des-lacs\n"
        "phases:\n  - name: investigation\n    start: 2024-01-08\n  - name: construction\n    start: 2024-06-03\n---\n"
    ),
    "content/_startups/sentiers.md": (
        "---\ntitle: Sentiers\nmission: Marcher\nincubator: fabrique\nphases:\n  - name: investigation\n"
        "    start: 2025-02-03\n---\nUn texte en **Markdown**.\n"
    ),
    "content/_authors/personne-1.md": (
        "---\nfullname: Camille Exemple\ndomaine: Design\nmissions:\n  - start: 2024-01-08\n    end: 2024-12-31\n"
        "    status: independent\n    employer: Coopérative A\n    startups:\n      - mes-lacs\n---\n"
    ),
}


def product_text(**fields: str) -> str:
    """The file of a product with these raw YAML values, completed so that nothing else is odd."""
    whole = {
        "title": "Mes lacs",
        "phases": "[{name: investigation, start: 2024-01-08}, {name: construction, start: 2024-06-03}]",
        **fields,
    }
    lines = "\n".join(f"{key}: {value}" for key, value in whole.items() if value)
    return f"---\n{lines}\n---\n"


def understood(
    content: str | bytes, name: str = "mes-lacs.md", folder: str = "_startups", year: int = 2026
) -> Understood:
    """A file read as one of the registry."""
    collection = {
        "_authors": Collection.PEOPLE,
        "_incubators": Collection.INCUBATORS,
        "_organisations": Collection.ORGANISATIONS,
        "_phases": Collection.STAGES,
        "_startups": Collection.PRODUCTS,
    }[folder]
    entry = Entry(collection, f"content/{folder}/{name}", "0" * 40)
    return understand_file(entry, content.encode() if isinstance(content, str) else content, year)


def product(content: str, year: int = 2026) -> ProductRecord:
    """The product that a file tells."""
    record = understood(content, year=year).record
    assert isinstance(record, ProductRecord)
    return record


def kinds(found: Understood) -> list[str]:
    """The kinds of the troubles of a file, in order."""
    return sorted(trouble.kind for trouble in found.troubles)


def write_folder(folder: Path, files: Files) -> Path:
    """Write a registry as a plain folder, which then holds these files only."""
    for old in folder.glob("**/_*/*"):
        old.unlink()
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def git(folder: Path, *words: str, at: str = "2026-01-15T12:00:00+01:00") -> str:
    """Run git as a careful person would, at a moment of our choice."""
    environment = {
        "PATH": os.environ["PATH"],
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_DATE": at,
        "GIT_COMMITTER_DATE": at,
    }
    who = ("-c", "user.name=Registre", "-c", "user.email=registre@exemple.fr", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, env=environment, capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


def new_repository(folder: Path) -> Path:
    """An empty repository with a work tree."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def commit(folder: Path, files: Files, on: str, hour: str = "12:00:00+01:00") -> str:
    """Make a repository hold these files only, and commit them on a day; answers the commit."""
    write_folder(folder, files)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", f"Registre au {on}", at=f"{on}T{hour}")
    return git(folder, "rev-parse", "HEAD")
