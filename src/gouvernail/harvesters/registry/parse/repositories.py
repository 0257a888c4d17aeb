"""Say what the address of a repository really leads to."""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import urlsplit

_FORGE = re.compile(
    r"(?:.*[.-])?(?:github|gitlab|git|forge|framagit|codeberg|bitbucket|gitea|forgejo|sourcehut)(?:[.-].*)"
)
_GROUP_PAGES = {"orgs", "groups", "organizations", "users"}
_SUBTREE_WORDS = {"tree", "blob", "issues", "wiki", "pulls", "releases", "-", "src"}


class RepositoryKind(StrEnum):
    """What stands at the address: only a repository can be cloned."""

    REPOSITORY = "repository"
    ORGANISATION = "organisation"
    SUBTREE = "subtree"
    TEAM_PAGE = "team_page"
    NOT_CODE = "not_code"


def repository_kind(url: str) -> RepositoryKind:
    """Class a clean address by its host and path; nothing is fetched."""
    split = urlsplit(url)
    host = (split.hostname or "").lower()
    parts = [part for part in split.path.split("/") if part]
    if not (_FORGE.fullmatch(host) or split.path.endswith(".git")) or _is_book(host):
        return RepositoryKind.NOT_CODE
    if "teams" in parts[:3] and parts[0] in _GROUP_PAGES:
        return RepositoryKind.TEAM_PAGE
    if len(parts) <= 1 or parts[0] in _GROUP_PAGES:
        return RepositoryKind.ORGANISATION
    if _SUBTREE_WORDS & set(parts[2:]):
        return RepositoryKind.SUBTREE
    return RepositoryKind.REPOSITORY


def _is_book(host: str) -> bool:
    return host.endswith((".gitbook.io", ".gitbook.com", ".github.io", ".gitlab.io")) or host.startswith("docs.")
