"""A newcomer finds things: the folders, names and numbers of the house are kept."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter

from tests.house.tree import PACKAGE, ROOT, kept_files, named, python_files, syntax_of

FORBIDDEN_NAMES = {"common", "core", "helper", "helpers", "manager", "managers", "misc", "service", "services", "utils"}
DOORS_THAT_ONLY_READ = ("pages", "api", "commands", "jobs", "exports", "notices", "records/queries")
WRITING_METHODS = {"bulk_create", "bulk_update", "create", "get_or_create", "save", "update_or_create"}


def test_every_folder_is_a_floor_of_the_import_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    floors = {floor for row in contracts[0]["layers"] for floor in re.findall(r"\w+", row)}
    present = {path.relative_to(PACKAGE).parts[0] for path in python_files(PACKAGE)} - {"__init__.py"}
    assert {name.removesuffix(".py") for name in present} == floors


def test_no_file_is_named_after_nothing() -> None:
    assert [named(path) for path in kept_files() if FORBIDDEN_NAMES & {path.stem, *path.parent.parts}] == []


def test_only_actions_write_the_records() -> None:
    """A call such as `Order.objects.create(…)` or `order.save()` has no place in a door, an export or a query."""
    writes = [
        f"{named(path)}:{call.lineno}"
        for floor in DOORS_THAT_ONLY_READ
        for path in python_files(PACKAGE / floor)
        for call in ast.walk(syntax_of(path))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        if call.func.attr in WRITING_METHODS and not _is_of_super_or_form(call.func.value)
    ]
    assert writes == []


def _is_of_super_or_form(owner: ast.expr) -> bool:
    """`super().save()` is an override; workbooks and pictures are saved to memory, a session to its own store."""
    if isinstance(owner, ast.Attribute) and owner.attr == "session":
        return True
    return isinstance(owner, ast.Call) or (isinstance(owner, ast.Name) and owner.id in {"document", "workbook"})


def test_pages_read_through_queries_only() -> None:
    """A manager used in a view would forget the walls that queries keep."""
    used = [
        f"{named(path)}:{node.lineno}"
        for floor in ("pages", "api", "exports", "notices")
        for path in python_files(PACKAGE / floor)
        for node in ast.walk(syntax_of(path))
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}
    ]
    assert used == []


def test_each_decision_has_its_own_number() -> None:
    names = [path.name for path in (ROOT / "docs" / "decisions").glob("*.md")]
    numbers = Counter(name[:4] for name in names)
    assert [name for name in names if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name)] == []
    assert [number for number, times in numbers.items() if times > 1] == []


def test_each_decision_opens_with_its_number() -> None:
    decisions = (ROOT / "docs" / "decisions").glob("*.md")
    assert [path.name for path in decisions if not path.read_text().startswith(f"# {path.name[:4]} — ")] == []


def test_the_guide_is_carried_by_the_package() -> None:
    """Each file of the guide has its link in the package: `bin/guide` makes those that are missing."""
    guide, carried = ROOT / "docs" / "guide", PACKAGE / "pages" / "guide"
    written = {path.relative_to(guide) for path in kept_files() if path.is_relative_to(guide)}
    linked = {path.relative_to(carried): path for path in kept_files() if path.is_relative_to(carried)}
    assert written == linked.keys()
    assert [named(path) for name, path in linked.items() if path.resolve() != guide / name] == []


def test_every_link_of_the_documentation_leads_somewhere() -> None:
    links = (
        (path, link)
        for path in kept_files()
        if path.suffix == ".md" and not path.is_symlink()
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
    )
    lost = [f"{named(path)}: {link}" for path, link in links if "://" not in link and not (path.parent / link).exists()]
    assert [line for line in lost if "mailto:" not in line] == []
