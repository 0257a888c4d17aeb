from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.access import CONTRACTORS_SIDE, Role
from gouvernail.rules.sign_in import Patience, SessionEnd, end_of_session, why_not_by_mail_link, why_not_come_in

BEGUN = datetime(2026, 6, 30, 8, tzinfo=UTC)
PATIENCE = Patience(idle=timedelta(minutes=60), whole=timedelta(hours=12))
SETS_OF_ROLES = [roles for size in range(len(Role) + 1) for roles in combinations(Role, size)]


@pytest.mark.parametrize(
    ("seen", "now", "end"),
    [
        (0, 59, None),
        (0, 60, SessionEnd.IDLE),
        (700, 719, None),
        (719, 720, SessionEnd.TOO_LONG),
        (100, 5000, SessionEnd.TOO_LONG),
    ],
)
def test_une_connexion_finit_sans_emploi_ou_apres_sa_duree(seen: int, now: int, end: SessionEnd | None) -> None:
    seen_at, at = BEGUN + timedelta(minutes=seen), BEGUN + timedelta(minutes=now)
    assert end_of_session(BEGUN, seen_at, at, PATIENCE) == end


@given(st.lists(st.integers(1, 59), max_size=40))
def test_qui_revient_a_temps_reste_jusqu_au_bout_et_pas_plus(steps: list[int]) -> None:
    seen = BEGUN
    for step in steps:
        now = seen + timedelta(minutes=step)
        end = end_of_session(BEGUN, seen, now, PATIENCE)
        assert end == (SessionEnd.TOO_LONG if now >= BEGUN + PATIENCE.whole else None)
        seen = now


@pytest.mark.parametrize("roles", SETS_OF_ROLES)
def test_le_lien_par_courriel_est_reserve_aux_personnes_des_titulaires(roles: tuple[Role, ...]) -> None:
    allowed = bool(roles) and all(role in CONTRACTORS_SIDE for role in roles)
    assert (why_not_by_mail_link(roles) == []) == allowed


def test_un_compte_suspendu_n_entre_pas() -> None:
    assert [refusal.code for refusal in why_not_come_in(is_active=False)] == ["account_suspended"]
    assert why_not_come_in(is_active=True) == []
