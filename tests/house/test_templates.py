"""No template is left behind, and none says what the strict policy of content would refuse."""

from __future__ import annotations

import re
from pathlib import Path

from tests.house.tree import PACKAGE, kept_files, named

FOUND_BY_NAME = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}


def templates() -> dict[str, Path]:
    """Each template by the name under which it is loaded."""
    inside = (path for path in kept_files() if path.is_relative_to(PACKAGE) and "templates" in path.parts)
    return {"/".join(path.parts[path.parts.index("templates") + 1 :]): path for path in inside}


def test_every_template_is_used() -> None:
    sources = [
        path for path in kept_files() if path.is_relative_to(PACKAGE) and path.suffix in {".py", ".html", ".svg"}
    ]
    loaded = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    own = {name for name in templates() if name not in FOUND_BY_NAME and not name.startswith(("django/", "dsfr/"))}
    assert sorted(name for name in own if not any(f'"{said}"' in loaded for said in (name, _as_a_letter(name)))) == []


def _as_a_letter(name: str) -> str:
    """The two templates of a letter are loaded under the name that they share."""
    path = Path(name)
    return path.stem if path.parent.name == "mail" else name


def test_no_template_holds_an_inline_script_style_or_handler() -> None:
    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=", re.IGNORECASE)
    pages = [path for name, path in templates().items() if path.is_relative_to(PACKAGE / "pages")]
    assert [named(path) for path in pages if inline.search(path.read_text(encoding="utf-8"))] == []


def test_people_read_clauses_never_their_identifiers() -> None:
    """« CCTP 4.2 », « règle du marché »: write `{{ clause|clause_words }}`, after `{% load gouvernail %}`."""
    raw = re.compile(r"{{\s*(?:\w+\.)?clause\s*}}")
    assert [named(path) for path in templates().values() if raw.search(path.read_text(encoding="utf-8"))] == []


def test_every_static_file_that_a_template_asks_for_is_there() -> None:
    """A missing style is only seen in a browser: the page comes, bare, with an error that nobody reads."""
    folder = PACKAGE / "pages" / "static"
    asked = [
        (named(path), name)
        for path in templates().values()
        for name in re.findall(r'\{% static "(gouvernail/[^"]+)"', path.read_text(encoding="utf-8"))
    ]
    assert asked
    assert [(path, name) for path, name in asked if not (folder / name).is_file()] == []
