"""Trees that no file system could hold: git keeps them all the same, and none of them stops the run."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from gouvernail.harvesters.registry.collections import Collection, collections_read
from gouvernail.harvesters.registry.entries import LONGEST_NAME, Entry
from gouvernail.harvesters.registry.parse.files import understand_file
from gouvernail.harvesters.registry.read.source import opened
from tests.registry_samples import kinds, new_repository, product_text

TEXT = product_text().encode()
SUBMODULE = "1" * 40


def written(work: Path, kind: str, content: bytes) -> str:
    """The id of an object written as it is, whatever git thinks of it."""
    command = ["git", "hash-object", "-w", "-t", kind, "--literally", "--stdin"]
    return subprocess.run(command, cwd=work, input=content, stdout=subprocess.PIPE, check=True).stdout.decode().strip()


def tree(work: Path, *entries: tuple[str, bytes, str]) -> str:
    """A tree of (mode, name, id), in this order."""
    return written(work, "tree", b"".join(f"{m} ".encode() + n + b"\0" + bytes.fromhex(i) for m, n, i in entries))


def committed(work: Path, root: str) -> None:
    """Make a tree the tip of the branch."""
    who = "Essai <essai@exemple.fr> 1767225600 +0000"
    commit = written(work, "commit", f"tree {root}\nauthor {who}\ncommitter {who}\n\nessai\n".encode())
    (work / ".git/refs/heads/main").write_text(f"{commit}\n")


def listed(work: Path) -> list[Entry]:
    with opened(str(work), collections_read(with_people=False)) as snapshot:
        return list(snapshot.entries)


def with_products(work: Path, *names: bytes) -> None:
    blob = written(work, "blob", TEXT)
    products = tree(work, *(("100644", name, blob) for name in names))
    committed(work, tree(work, ("40000", b"content", tree(work, ("40000", b"_startups", products)))))


def test_a_name_with_a_slash_belongs_to_no_folder(tmp_path: Path) -> None:
    work = new_repository(tmp_path / "work")
    with_products(work, b"..", b"a/b.md", b"lacs.md")
    assert [entry.path for entry in listed(work)] == ["content/_startups/lacs.md"]


def test_a_name_too_long_is_told_and_left_out(tmp_path: Path) -> None:
    work = new_repository(tmp_path / "work")
    with_products(work, b"a" * 4000 + b".md", b"lacs.md")
    long, usual = listed(work)
    found = understand_file(long, None, 2026)
    assert (long.blob_id, len(long.name), found.record) == ("", LONGEST_NAME + 1, None)
    assert kinds(found) == ["name_too_long"]
    assert usual.blob_id


@pytest.mark.parametrize("mode", ["160000", "100644", "120000"])
def test_a_folder_that_is_none_holds_nothing(tmp_path: Path, mode: str) -> None:
    """A submodule in the place of the folder, a file, a link."""
    work = new_repository(tmp_path / "work")
    target = SUBMODULE if mode == "160000" else written(work, "blob", TEXT)
    organisations = tree(work, ("100644", b"agence.md", written(work, "blob", b"---\nname: Agence\n---\n")))
    folders = (("40000", b"_organisations", organisations), (mode, b"_startups", target))
    committed(work, tree(work, ("40000", b"content", tree(work, *folders))))
    assert [entry.collection for entry in listed(work)] == [Collection.ORGANISATIONS]
