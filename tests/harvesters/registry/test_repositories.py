"""Addresses of code: what can be cloned and what cannot."""

from __future__ import annotations

import pytest

from gouvernail.harvesters.registry.parse.repositories import repository_kind
from tests.registry_samples import kinds, product, product_text, understood


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://github.com/lacs/baignade", "repository"),
        ("https://github.com/lacs/baignade/", "repository"),
        ("https://github.com/lacs/baignade.git#", "repository"),
        ("https://gitlab.com/lacs/groupe/baignade", "repository"),
        ("https://git.exemple.fr/lacs/baignade", "repository"),
        ("https://gitlab-forge.exemple.gouv.fr/lacs/baignade", "repository"),
        ("https://code.exemple.fr/lacs/baignade.git", "repository"),
        ("https://framagit.org/lacs/baignade", "repository"),
        ("https://github.com/lacs", "organisation"),
        ("https://github.com/lacs/", "organisation"),
        ("https://gitlab.exemple.fr/lacs/", "organisation"),
        ("https://github.com/orgs/lacs/repositories", "organisation"),
        ("https://github.com/orgs/lacs/teams/baignade/repositories", "team_page"),
        ("https://github.com/lacs/baignade/tree/main", "subtree"),
        ("https://gitlab.com/lacs/baignade/-/tree/main", "subtree"),
        ("https://pad.exemple.fr/s/abc#", "not_code"),
        ("https://lacs.gitbook.io/documents", "not_code"),
        ("https://lacs.github.io/baignade", "not_code"),
        ("https://www.exemple.fr/lacs/baignade", "not_code"),
    ],
)
def test_an_address_of_code_is_classed(address: str, kind: str) -> None:
    assert repository_kind(address) == kind


def test_what_cannot_be_cloned_is_told_and_kept() -> None:
    text = product_text(repository="https://github.com/lacs")
    assert "repository_not_cloneable" in kinds(understood(text))
    assert (product(text).repository_url, product(text).repository_kind) == ("https://github.com/lacs", "organisation")


def test_the_first_of_several_repositories_counts() -> None:
    text = product_text(repository="[https://github.com/lacs/a, https://github.com/lacs/b]")
    assert "several_urls" in kinds(understood(text))
    assert product(text).repository_url == "https://github.com/lacs/a"
