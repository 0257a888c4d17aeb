"""Every way in goes through the one door, which lists the session and writes the journal."""

from __future__ import annotations

import ast

from tests.house.tree import PACKAGE, named, python_files, syntax_of

DOOR = PACKAGE / "pages" / "sign_in" / "door.py"


def test_only_the_door_signs_in() -> None:
    """A session opened elsewhere would be on no list: it would never end by itself, and nobody could end it."""
    found = [
        named(path)
        for path in python_files(PACKAGE)
        for node in ast.walk(syntax_of(path))
        if isinstance(node, ast.ImportFrom) and node.module == "django.contrib.auth"
        if any(alias.name in {"login", "alogin"} for alias in node.names)
    ]
    assert found == [named(DOOR)]
