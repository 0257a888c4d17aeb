"""A bare repository of our own, made by hand: no template, no hook, no configuration but ours."""

from __future__ import annotations

from pathlib import Path

_SHA1 = "[core]\n\trepositoryformatversion = 0\n\tbare = true\n"
_SHA256 = "[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = sha256\n"
SHA256_LENGTH = 64


def make_private_repository(folder: Path, *, is_sha256: bool = False) -> Path:
    """Write the few files that make an empty bare repository."""
    for name in ("objects/info", "objects/pack", "refs/heads"):
        (folder / name).mkdir(parents=True)
    (folder / "HEAD").write_text("ref: refs/heads/registry\n")
    (folder / "config").write_text(_SHA256 if is_sha256 else _SHA1)
    return folder
