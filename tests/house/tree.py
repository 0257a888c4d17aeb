"""The files of the repository, as the tests about the house see them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "gouvernail"


@cache
def kept_files() -> tuple[Path, ...]:
    """Every file that git keeps or would keep, whatever is ignored left out."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    return tuple(path for name in sorted(set(listed.split("\0"))) if name and (path := ROOT / name).is_file())


def python_files(folder: Path) -> Iterator[Path]:
    """The Python files that are kept under a folder, migrations left out."""
    return (
        path
        for path in kept_files()
        if path.suffix == ".py" and path.is_relative_to(folder) and "migrations" not in path.parts
    )


@cache
def syntax_of(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def named(path: Path) -> str:
    """How a file is called in a message."""
    return path.relative_to(ROOT).as_posix()
