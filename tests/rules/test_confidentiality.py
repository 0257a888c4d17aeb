"""Les règles d'une mission s'écrivent à deux, se conviennent telles qu'elles ont été lues, et se revoient."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.confidentiality import (
    MOST_LETTERS,
    Side,
    Version,
    in_force,
    review_due_on,
    why_not_acknowledge,
    why_not_agree,
    why_not_change,
    why_not_propose,
)

pytestmark = pytest.mark.clause("4.1-confidentiality")

DAY, LATER = date(2026, 6, 30), date(2026, 7, 10)
AGREED = Version(1, DAY, LATER)
PROPOSED = Version(2, state_agreed_on=LATER)


def test_une_version_n_est_en_vigueur_qu_une_fois_convenue_des_deux_cotes() -> None:
    assert in_force([AGREED, PROPOSED], DAY) is None
    assert in_force([AGREED, PROPOSED], LATER) == AGREED
    assert in_force([AGREED, Version(2, LATER, LATER)], LATER) == Version(2, LATER, LATER)


def test_la_revue_tombe_apres_le_delai_de_l_accord_cadre_ou_au_jour_dit() -> None:
    assert review_due_on(AGREED, 6) == date(2027, 1, 10)
    assert review_due_on(AGREED, None) is None
    assert review_due_on(Version(1, DAY, DAY, date(2026, 9, 1)), 6) == date(2026, 9, 1)
    assert review_due_on(PROPOSED, 6) is None


@pytest.mark.parametrize(
    ("words", "last", "seen", "review_on", "code"),
    [
        ("Rien dehors.", None, 0, None, None),
        ("Rien dehors.", AGREED, 1, LATER, None),
        ("Rien dehors.", AGREED, 0, None, "confidentiality_changed"),
        ("Rien dehors.", None, 1, None, "confidentiality_changed"),
        ("  ", None, 0, None, "confidentiality_words_missing"),
        ("x" * (MOST_LETTERS + 1), None, 0, None, "confidentiality_words_too_long"),
        ("Rien dehors.", None, 0, DAY, "confidentiality_review_past"),
    ],
)
def test_ce_qui_s_ecrit(words: str, last: Version | None, seen: int, review_on: date | None, code: str | None) -> None:
    refusals = why_not_propose(words, last, seen, DAY, review_on)
    assert [one.code for one in refusals] == ([code] if code else [])


@given(st.sampled_from(Side), st.integers(0, 3), st.integers(1, 3), st.booleans(), st.booleans())
def test_on_ne_convient_que_de_la_derniere_version_lue_et_une_fois(
    side: Side, seen: int, number: int, state: bool, contractor: bool
) -> None:
    last = Version(number, DAY if state else None, DAY if contractor else None)
    own = state if side is Side.STATE else contractor
    assert (why_not_agree(last, seen, side) == []) == (seen == number and not own)


def test_on_dit_avoir_lu_ce_qui_est_en_vigueur_et_une_fois() -> None:
    assert why_not_acknowledge(AGREED, 1, is_known=False) == []
    assert [one.code for one in why_not_acknowledge(AGREED, 2, is_known=False)] == ["confidentiality_changed"]
    assert [one.code for one in why_not_acknowledge(AGREED, 1, is_known=True)] == ["confidentiality_acknowledged"]
    assert [one.code for one in why_not_acknowledge(None, 1, is_known=False)] == ["confidentiality_changed"]


def test_un_produit_ne_devient_confidentiel_qu_avec_un_motif() -> None:
    assert why_not_change("Enquête", is_confidential=False, wanted=True) == []
    codes = [one.code for one in why_not_change(" ", is_confidential=False, wanted=True)]
    assert codes == ["confidentiality_reason_missing"]
    assert [one.code for one in why_not_change("x", is_confidential=True, wanted=True)] == ["product_confidential"]
    lifted = why_not_change("x", is_confidential=False, wanted=False)
    assert [one.code for one in lifted] == ["product_not_confidential"]
