"""Reading a source: folder, repository, bundle, address, at a day."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from gouvernail.harvesters.registry.collections import Collection, collections_read
from gouvernail.harvesters.registry.entries import LARGEST_FILE
from gouvernail.harvesters.registry.read.errors import SourceUnreadable
from gouvernail.harvesters.registry.read.source import opened, public_name
from tests.registry_samples import PLAIN, PRODUCT, Files, commit, git, new_repository, product_text, write_folder

EVERYTHING = collections_read(with_people=True)


def read(source: Path | str, at: date | None = None, *, people: bool = True) -> dict[str, bytes | None]:
    """Every file that a source gives, by path."""
    with opened(str(source), collections_read(with_people=people), at, seconds=20) as snapshot:
        return {entry.path: content for entry, content in snapshot.contents(snapshot.entries)}


def ids(source: Path | str) -> dict[str, str]:
    """The blob ids that a source lists."""
    with opened(str(source), EVERYTHING) as snapshot:
        return {entry.path: entry.blob_id for entry in snapshot.entries}


def as_bytes(files: Files) -> dict[str, bytes | None]:
    return {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}


def test_every_kind_of_source_gives_the_same_files_and_ids(tmp_path: Path) -> None:
    work = new_repository(tmp_path / "work")
    commit(work, PLAIN, "2026-01-15")
    git(tmp_path, "clone", "--quiet", "--bare", "work", "bare.git")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{work}", "shallow")
    git(work, "worktree", "add", "--quiet", "../linked")
    git(work, "bundle", "create", "--quiet", "../all.bundle", "--all")
    git(work, "bundle", "create", "--quiet", "../named.bundle", "main")
    git(tmp_path, "init", "--quiet", "--object-format=sha256", "--initial-branch=main", "sha256")
    commit(tmp_path / "sha256", PLAIN, "2026-01-15")
    plain = write_folder(tmp_path / "plain", PLAIN)
    sources = ("bare.git", "shallow", "linked", "all.bundle", "named.bundle")
    assert read(plain) == as_bytes(PLAIN)
    assert read(tmp_path / "sha256") == as_bytes(PLAIN)
    for source in (work, *(tmp_path / name for name in sources)):
        assert (read(source), ids(source)) == (as_bytes(PLAIN), ids(plain)), source
    assert read(f"file://{work}") == as_bytes(PLAIN)


def test_packed_references_and_objects_are_read_too(tmp_path: Path) -> None:
    work = new_repository(tmp_path / "work")
    commit(work, PLAIN, "2026-01-15")
    git(work, "gc", "--quiet")
    assert not (work / ".git/refs/heads/main").exists()
    assert read(work) == as_bytes(PLAIN)


def test_what_is_not_committed_is_not_read(tmp_path: Path) -> None:
    work = new_repository(tmp_path / "work")
    commit(work, PLAIN, "2026-01-15")
    write_folder(work, {PRODUCT.format("brouillon"): product_text()})
    assert read(work) == as_bytes(PLAIN)


def test_people_are_not_even_listed_unless_asked_for(tmp_path: Path) -> None:
    paths = read(write_folder(tmp_path, PLAIN), people=False)
    assert paths.keys() == {path for path in PLAIN if "_authors" not in path}


def test_older_commits_hold_their_folders_at_the_root(tmp_path: Path) -> None:
    old = {path.removeprefix("content/"): content for path, content in PLAIN.items()}
    work = new_repository(tmp_path / "work")
    commit(work, old, "2019-01-15")
    assert read(work) == as_bytes(old)
    assert read(write_folder(tmp_path / "plain", old)) == as_bytes(old)


def test_a_day_ends_at_midnight_in_paris(tmp_path: Path) -> None:
    """Committed on 14 July at 23:30 in Paris, on the 15th at 00:30 in Paris (still the 14th in London)."""
    work = new_repository(tmp_path / "work")
    commit(work, {PRODUCT.format("a"): product_text()}, "2025-07-14", "21:30:00+00:00")
    commit(work, {PRODUCT.format("b"): product_text()}, "2025-07-14", "22:30:00+00:00")
    assert list(read(work, date(2025, 7, 14))) == [PRODUCT.format("a")]
    assert list(read(work, date(2025, 7, 15))) == [PRODUCT.format("b")]
    with opened(str(work), EVERYTHING) as snapshot:
        assert snapshot.committed_on == date(2025, 7, 15)
    with pytest.raises(SourceUnreadable, match="aucun commit au 13/07/2025"):
        read(work, date(2025, 7, 13))


def test_only_the_default_branch_counts(tmp_path: Path) -> None:
    work = new_repository(tmp_path / "work")
    commit(work, PLAIN, "2025-01-15")
    git(work, "switch", "--quiet", "--create", "essai")
    commit(work, {PRODUCT.format("essai"): product_text()}, "2025-02-15")
    git(work, "switch", "--quiet", "main")
    commit(work, PLAIN, "2025-03-15")
    git(work, "merge", "--quiet", "--strategy=ours", "-m", "Fusion", "essai", at="2025-04-15T12:00:00+01:00")
    assert read(work, date(2025, 2, 28)) == as_bytes(PLAIN)


def test_a_file_of_fifty_megabytes_is_never_held(tmp_path: Path) -> None:
    huge = {**PLAIN, PRODUCT.format("enorme"): b"a" * 50_000_000}
    work = new_repository(tmp_path / "work")
    commit(work, huge, "2026-01-15")
    expected = {**as_bytes(PLAIN), PRODUCT.format("enorme"): None}
    assert read(work) == expected
    assert read(write_folder(tmp_path / "plain", huge)) == expected


def test_the_largest_file_accepted_is_read_whole(tmp_path: Path) -> None:
    files = {PRODUCT.format("a"): b"a" * LARGEST_FILE, PRODUCT.format("b"): b"a" * (LARGEST_FILE + 1)}
    work = new_repository(tmp_path / "work")
    commit(work, files, "2026-01-15")
    for source in (work, write_folder(tmp_path / "plain", files)):
        assert [len(content or b"") for content in read(source).values()] == [LARGEST_FILE, 0]


def test_links_pipes_and_folders_are_listed_without_content(tmp_path: Path) -> None:
    work = new_repository(tmp_path / "work")
    write_folder(work, PLAIN)
    (work / "content/_startups/lien.md").symlink_to("/etc/passwd")
    (work / "content/_startups/dossier.md").mkdir()
    (work / "content/_startups/dossier.md/x").write_text("x")
    (work / "content/_startups/.cache").write_text("x")
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "-m", "Liens")
    odd = {PRODUCT.format("lien"): None, PRODUCT.format("dossier"): None}
    assert read(work) == {**as_bytes(PLAIN), **odd}
    os.mkfifo(work / "content/_startups/tube.md")
    (work / ".git").rename(tmp_path / "elsewhere")
    assert read(work) == {**as_bytes(PLAIN), **odd, PRODUCT.format("tube"): None}


def test_names_that_are_no_text_are_listed_as_they_can(tmp_path: Path) -> None:
    work = new_repository(tmp_path / "work")
    write_folder(work, PLAIN)
    Path(os.fsdecode(os.fsencode(work) + b"/content/_startups/\xe9tang.md")).write_text(product_text())
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "-m", "Noms")
    assert PRODUCT.format("\N{REPLACEMENT CHARACTER}tang") in read(work)
    (work / ".git").rename(tmp_path / "elsewhere")
    assert read(work)[PRODUCT.format("\N{REPLACEMENT CHARACTER}tang")] is None


def unreadable(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Sources that give nothing, and a word of what is said."""
    (tmp_path / "texte.md").write_text("Du texte.")
    (tmp_path / "coupe.bundle").write_bytes(b"# v2 git bundle\n" + b"0" * 40 + b" refs/heads/main\n\nPACK")
    new_repository(tmp_path / "vide")
    broken = new_repository(tmp_path / "casse")
    commit(broken, PLAIN, "2026-01-15")
    (broken / ".git/refs/heads/main").write_text("1" * 40 + "\n")
    hollow = new_repository(tmp_path / "creux")
    commit(hollow, PLAIN, "2026-01-15")
    (hollow / ".git/objects").rename(tmp_path / "ailleurs")
    yield "nulle-part", "n’existe pas"
    yield "texte.md", "n’est pas un bundle"
    yield "coupe.bundle", "git n’a pas pu lire"
    yield "vide", "aucun commit"
    yield "casse", "git n’a pas pu lire"
    yield "creux", "ses objets manquent"


def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path) -> None:
    for name, words in unreadable(tmp_path):
        with pytest.raises(SourceUnreadable) as caught:
            read(tmp_path / name)
        assert words in caught.value.sentence


@pytest.mark.parametrize(
    "address", ["ext::sh -c true", "ext::sh", "fd::17", "ftp://exemple.fr/a", "sftp://exemple.fr/a"]
)
def test_other_kinds_of_address_are_refused(address: str) -> None:
    with pytest.raises(SourceUnreadable, match="pas accepté"):
        read(address)


def test_a_day_has_no_meaning_for_a_plain_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="--at"):
        read(write_folder(tmp_path, PLAIN), date(2026, 1, 1))


@contextmanager
def silent_server() -> Iterator[int]:
    """Somebody who picks up and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.parametrize("scheme", ["http", "git"])
def test_an_address_that_never_answers_is_given_up(scheme: str) -> None:
    with silent_server() as port:
        address = f"{scheme}://127.0.0.1:{port}/registre.git"
        with pytest.raises(SourceUnreadable, match="2 secondes"), opened(address, EVERYTHING, seconds=2):
            pass


def test_an_address_that_nobody_serves_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(SourceUnreadable) as caught:
        read(f"http://lise:secret@127.0.0.1:{port}/registre.git")
    assert "secret" not in caught.value.sentence
    assert "git n’a pas pu lire" in caught.value.sentence


def test_a_password_in_an_address_is_never_shown() -> None:
    assert public_name("https://lise:secret@exemple.fr/a.git") == "https://exemple.fr/a.git"


@pytest.mark.parametrize("slip", ["https://lise:s@ecr@t@exemple.fr/a.git", "https:/lise:secret@exemple.fr/a.git"])
def test_a_password_is_told_by_no_slip(slip: str) -> None:
    assert "ecr" not in public_name(slip)
    with pytest.raises(SourceUnreadable) as stopped, opened(slip, EVERYTHING, seconds=1):
        pass
    assert "ecr" not in stopped.value.sentence


def test_collections_are_listed_in_the_order_in_which_they_are_needed() -> None:
    assert collections_read(with_people=False)[-1] is Collection.PRODUCTS
