"""What an instance can be told is written down, and what we publish names no machine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, ROOT, kept_files, named

README = ROOT / "README.md"
READ_IN_SETTINGS = re.compile(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"')
READ_ELSEWHERE = re.compile(r"\b(?:GOUVERNAIL_[A-Z_]+[A-Z]|DATABASE_URL)\b")
# Written in two pieces, so that this file does not hold what it forbids.
MACHINES = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "registry." + "npmjs",
    "deb." + "debian.org",
    "/" + "root/",
    "/" + "home/",
    "/" + "work/",
    "/" + "tmp/bash_jobs",
]


def variables_read(paths: Iterable[Path]) -> set[str]:
    """The environment variables that some files name."""
    return {name for path in paths for name in READ_ELSEWHERE.findall(path.read_text(encoding="utf-8"))}


def variables_explained() -> set[str]:
    """The variables that have a row in a table of the README."""
    return set(re.findall(r"^\| `([A-Z_]+)` \|", README.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_variable_that_the_settings_read_is_explained() -> None:
    read = set(READ_IN_SETTINGS.findall((PACKAGE / "settings.py").read_text()))
    assert read
    assert read - variables_explained() == set()


def test_every_variable_that_the_program_names_is_explained_and_the_reverse() -> None:
    sources = [path for path in kept_files() if path.suffix == ".py" and path.is_relative_to(PACKAGE)]
    scripts = [path for path in kept_files() if path.is_relative_to(ROOT / "bin")]
    tests = [path for path in kept_files() if path.suffix == ".py" and path.is_relative_to(ROOT / "tests")]
    assert variables_read([*sources, *scripts]) - variables_explained() == set()
    assert variables_explained() - variables_read([*sources, *scripts, *tests]) == set()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_are_hashed_and_name_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text()
    requirements = re.findall(r"^[a-z0-9][\w.-]*==\S+ \\\n    --hash=sha256:", text, re.MULTILINE)
    assert len(requirements) == len(re.findall(r"^[a-zA-Z0-9]", text, re.MULTILINE)) > 0
    assert [line for line in text.splitlines() if "://" in line or line.startswith("--")] == []


def test_no_file_names_a_package_index_or_a_folder_of_somebody() -> None:
    texts = ((path, path.read_bytes().decode("utf-8", "ignore")) for path in kept_files())
    found = [f"{named(path)}: {machine}" for path, text in texts for machine in MACHINES if machine in text]
    assert found == []
