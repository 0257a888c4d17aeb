"""Open a source, whatever it is: a folder, a git repository of this machine, a bundle, an address."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

from gouvernail.harvesters.registry.collections import Collection
from gouvernail.harvesters.registry.read.errors import SourceUnreadable
from gouvernail.harvesters.registry.read.git_command import FETCH_SECONDS, Git
from gouvernail.harvesters.registry.read.git_tree import read_commit
from gouvernail.harvesters.registry.read.local_repository import LocalRepository, find_local_repository
from gouvernail.harvesters.registry.read.plain_folder import read_folder
from gouvernail.harvesters.registry.read.private_repository import SHA256_LENGTH, make_private_repository
from gouvernail.harvesters.registry.read.snapshot import Snapshot

_SCHEMES = {"https", "http", "git", "ssh"}
_SCP_LIKE = re.compile(r"[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^:].*")
_CREDENTIALS = re.compile(r":(//?)[^/\s]*@")
_BUNDLE = b"# v"
_FETCHED = "refs/heads/registry"


@contextmanager
def opened(
    source: str, collections: Sequence[Collection], at: date | None = None, seconds: int = FETCH_SECONDS
) -> Iterator[Snapshot]:
    """The registry that a source holds. Raises `SourceUnreadable`; nothing is ever written into the source."""
    with tempfile.TemporaryDirectory(prefix="gouvernail-registry-") as scratch:
        yield _snapshot(source, collections, at, Path(scratch), seconds)


def public_name(source: str) -> str:
    """The source as it may be shown and stored: without the password that an address may carry."""
    return _CREDENTIALS.sub(r":\1", source)


def _snapshot(source: str, collections: Sequence[Collection], at: date | None, scratch: Path, seconds: int) -> Snapshot:
    if is_address(source):
        git, head = _fetched(source, scratch, at, seconds)
        return read_commit(git, head, at, collections)
    path = Path(_local(source))
    if path.is_file():
        git, head = _unbundled(path, scratch, seconds)
        return read_commit(git, head, at, collections)
    if not path.is_dir():
        name = public_name(source)
        raise SourceUnreadable(f"« {name} » n’existe pas. Donnez un dossier, un dépôt git, un bundle ou une adresse.")
    repository = find_local_repository(path)
    if repository is not None:
        return read_commit(_beside(repository, scratch), repository.head, at, collections)
    if at is not None:
        raise SourceUnreadable(f"« {path} » n’est pas un dépôt git : l’option --at ne s’applique qu’à un dépôt.")
    return read_folder(path, collections)


def is_address(source: str) -> bool:
    """Whether the source must be fetched; `file://` and paths are read where they are."""
    scheme = urlsplit(source).scheme if "://" in source else ""
    if "::" in source.split("/", 1)[0] or (scheme and scheme not in _SCHEMES | {"file"}):
        raise SourceUnreadable(f"« {public_name(source)} » : ce genre d’adresse n’est pas accepté.")
    return scheme in _SCHEMES or (not Path(source).exists() and _SCP_LIKE.fullmatch(source) is not None)


def _local(source: str) -> str:
    return unquote(urlsplit(source).path) if source.startswith("file://") else source


def _beside(repository: LocalRepository, scratch: Path) -> Git:
    """A private repository that reads the objects of the source and nothing else of it."""
    folder = make_private_repository(scratch / "git", is_sha256=len(repository.head) == SHA256_LENGTH)
    if repository.shallow:
        (folder / "shallow").write_text(repository.shallow)
    return Git(folder, repository.objects)


def _unbundled(bundle: Path, scratch: Path, seconds: int) -> tuple[Git, str]:
    with bundle.open("rb") as stream:
        if stream.read(len(_BUNDLE)) != _BUNDLE:
            raise SourceUnreadable(f"« {bundle} » n’est pas un bundle git. Donnez un dossier, un dépôt ou un bundle.")
        is_sha256 = b"@object-format=sha256" in stream.read(200)
    git = Git(make_private_repository(scratch / "git", is_sha256=is_sha256))
    path = str(bundle.resolve())
    heads = dict(line.split(b" ", 1)[::-1] for line in git.lines("bundle", "list-heads", path).splitlines())
    preferred = [name for name in (b"HEAD", b"refs/heads/main", b"refs/heads/master") if name in heads]
    wanted = next(iter([*preferred, *heads]), None)
    if wanted is None:
        raise SourceUnreadable(f"le bundle « {bundle} » ne contient aucune branche.")
    # A bundle travels by git's "file" transport, shut otherwise: it could start programs of a local repository.
    return _fetch(git, path, wanted.decode(), seconds, before=("-c", "protocol.file.allow=always"))


def _fetched(address: str, scratch: Path, at: date | None, seconds: int) -> tuple[Git, str]:
    git = Git(make_private_repository(scratch / "git"))
    # The past is needed to find the commit of a day; without a day, the last commit is enough.
    depth = () if at else ("--depth=1",)
    return _fetch(git, address, "HEAD", seconds, options=depth)


def _fetch(
    git: Git, where: str, what: str, seconds: int, *, before: Sequence[str] = (), options: Sequence[str] = ()
) -> tuple[Git, str]:
    """Bring one branch into the private repository; `before` stands before the verb, `options` after it."""
    words = (*before, "fetch", "--quiet", "--no-tags", *options, "--", where, f"+{what}:{_FETCHED}")
    try:
        git.lines(*words, seconds=seconds)
    except SourceUnreadable as error:
        raise SourceUnreadable(f"« {public_name(where)} » : {public_name(error.sentence)}") from None
    return git, git.lines("rev-parse", "--verify", _FETCHED).decode().strip()
