from __future__ import annotations

from dataclasses import replace

import pytest

from gouvernail.rules.external_identity import FirstLink, why_not_link

pytestmark = pytest.mark.clause("4.2-device")

GOOD = FirstLink("claude@exemple.fr", None, is_account_known=True, is_account_active=True)


@pytest.mark.parametrize("is_verified", [None, True])
def test_the_account_of_a_verified_address_is_tied(is_verified: bool | None) -> None:
    assert why_not_link(replace(GOOD, is_email_verified=is_verified)) == []


@pytest.mark.parametrize(
    ("link", "code"),
    [
        (replace(GOOD, email=""), "identity_without_email"),
        (replace(GOOD, is_email_verified=False), "identity_email_unverified"),
        (replace(GOOD, is_account_known=False), "identity_unknown"),
        (replace(GOOD, is_account_active=False), "account_suspended"),
        (replace(GOOD, has_other_identity=True), "identity_differs"),
    ],
)
def test_nothing_else_is(link: FirstLink, code: str) -> None:
    assert [refusal.code for refusal in why_not_link(link)] == [code]
