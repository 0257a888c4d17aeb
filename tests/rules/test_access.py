from __future__ import annotations

from itertools import product

import pytest

from gouvernail.rules.access import CONTRACTORS_SIDE, Role, why_not_hold


@pytest.mark.clause("4.1-contractor-authority")
@pytest.mark.parametrize(("held", "role"), list(product(Role, Role)))
def test_qui_presente_pour_un_titulaire_ne_decide_pas_pour_l_administration(held: Role, role: Role) -> None:
    refused = [refusal.code for refusal in why_not_hold([held], role)]
    assert refused == (["role_on_both_sides"] if (held in CONTRACTORS_SIDE) != (role in CONTRACTORS_SIDE) else [])


def test_un_premier_role_est_toujours_possible() -> None:
    assert [why_not_hold([], role) for role in Role] == [[] for _ in Role]
