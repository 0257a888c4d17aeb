"""Qui signe tient une délégation : un acte, une portée, des dates (invariant 13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.access import DELEGABLE_RIGHTS, Right, Role
from gouvernail.rules.delegations import Decision, Delegated, Given, why_not_give, why_not_sign, why_not_withdraw

DAY = date(2026, 6, 30)
OFFICE = frozenset({Role.STEERING_OFFICE})
SOUND = Given(Right.ISSUE_ORDERS.value, OFFICE, is_active=True, is_known=False, source="Arrêté", from_on=DAY)


def _codes(given: Given) -> list[str]:
    return [one.code for one in why_not_give(given)]


def test_une_delegation_complete_s_inscrit() -> None:
    assert _codes(SOUND) == []


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"right": "accept_days"}, "delegation_right_unknown"),
        ({"right": ""}, "delegation_right_unknown"),
        ({"roles": frozenset({Role.CORRESPONDENT, Role.MEMBER})}, "delegation_role"),
        ({"roles": frozenset({Role.PRODUCT_LEAD}), "right": "confirm_findings"}, "delegation_role"),
        ({"is_active": False}, "delegation_account_suspended"),
        ({"source": "  "}, "delegation_source_missing"),
        ({"until_on": date(2026, 6, 29)}, "delegation_ends_before"),
        ({"most_cents": 0}, "delegation_no_amount"),
        ({"is_known": True}, "delegation_known"),
    ],
)
def test_une_delegation_incomplete_est_refusee_avec_sa_raison(wrong: dict[str, object], code: str) -> None:
    assert _codes(replace(SOUND, **wrong)) == [code]  # type: ignore[arg-type]


def test_on_ne_retire_qu_une_fois_et_jamais_une_delegation_echue() -> None:
    standing = Delegated(Right.ISSUE_ORDERS, DAY - timedelta(days=9))
    assert why_not_withdraw(standing, DAY) == []
    assert [one.code for one in why_not_withdraw(None, DAY)] == ["delegation_withdrawn"]
    assert [one.code for one in why_not_withdraw(replace(standing, withdrawn_on=DAY), DAY)] == ["delegation_withdrawn"]
    over = replace(standing, until_on=DAY - timedelta(days=1))
    assert [one.code for one in why_not_withdraw(over, DAY)] == ["delegation_over"]


@given(
    st.sampled_from(sorted(DELEGABLE_RIGHTS)),
    st.sets(st.sampled_from(Role)),
    st.integers(-3, 3),
    st.one_of(st.none(), st.integers(-3, 3)),
    st.one_of(st.none(), st.integers(1, 9)),
    st.integers(0, 9),
)
def test_nul_ne_signe_sans_role_ni_delegation_en_vigueur_qui_couvre_la_decision(
    right: Right, roles: set[Role], start: int, end: int | None, most: int | None, cents: int
) -> None:
    held = Delegated(
        right,
        DAY + timedelta(days=start),
        None if end is None else DAY + timedelta(days=end),
        most_cents=most,
    )
    lawful = (
        bool(roles & {Role.STEERING_OFFICE} or (right != Right.CONFIRM_FINDINGS and roles & {Role.PRODUCT_LEAD}))
        and start <= 0
        and (end is None or end >= 0)
        and (most is None or cents <= most)
    )
    refusals = why_not_sign(roles, [held], right, Decision("MN", ["a"], cents), DAY)
    assert (refusals == []) == lawful
    assert why_not_sign(roles, [], right, Decision("MN", ["a"], cents), DAY) != []
