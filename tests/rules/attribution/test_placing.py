from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.attribution.placing import Standing, placed, why_not_place

ON = date(2026, 3, 2)
pytestmark = pytest.mark.clause("4.2-next-contractor", "2-order-by-need")


def standing(name: str, rank: int, **values: object) -> Standing:
    return Standing(f"{rank:014d}", name, rank, **values)  # type: ignore[arg-type]


def names(rule: str, *standings: Standing) -> list[str]:
    return [place.standing.name for place in placed(rule, standings, ON)]


def test_en_cascade_le_meilleur_rang_d_abord() -> None:
    assert names("cascade", standing("B", 2), standing("A", 1), standing("C", 3)) == ["A", "B", "C"]


def test_au_tour_de_role_qui_attend_depuis_le_plus_longtemps_et_qui_n_a_rien_eu_d_abord() -> None:
    a = standing("A", 1, last_ordered_on=date(2026, 2, 1))
    b = standing("B", 2, last_ordered_on=date(2026, 1, 1))
    c, d = standing("C", 3), standing("D", 4)
    assert names("rotation", a, b, c, d) == ["C", "D", "B", "A"]


def test_par_parts_qui_est_le_plus_loin_de_la_sienne() -> None:
    a = standing("A", 1, quota_percent=60, ordered_cents=60_000_00)
    b = standing("B", 2, quota_percent=40, ordered_cents=20_000_00)
    assert names("quota", a, b) == ["B", "A"]
    assert [place.share_permille for place in placed("quota", [a, b], ON)] == [250, 750]


def test_une_part_a_renseigner_refuse_l_attribution_et_le_dit() -> None:
    standings = [standing("A", 1, quota_percent=60), standing("B", 2)]
    assert [(one.code, one.values) for one in why_not_place("quota", standings, ON)] == [
        ("attribution_quota_missing", {"contractor": "B"})
    ]
    assert placed("quota", standings, ON) == []


def test_un_rang_termine_ne_recoit_plus_rien_a_compter_de_son_jour() -> None:
    ended, other = standing("A", 1, ended_on=ON), standing("B", 2)
    assert names("cascade", ended, other) == ["B"]
    assert names("cascade", standing("A", 1, ended_on=ON + timedelta(days=1)), other) == ["A", "B"]
    assert [one.code for one in why_not_place("cascade", [ended], ON)] == ["nobody_to_attribute_to"]


standings = st.lists(
    st.builds(
        Standing,
        siret=st.uuids().map(str),
        name=st.just("X"),
        rank=st.integers(1, 50),
        quota_percent=st.integers(1, 100),
        last_ordered_on=st.none() | st.dates(date(2024, 1, 1), date(2026, 12, 31)),
        ordered_cents=st.integers(0, 10**12),
        ended_on=st.none() | st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    ),
    max_size=8,
    unique_by=lambda one: one.rank,
)


@given(st.sampled_from(["cascade", "rotation", "quota"]), standings, st.randoms(use_true_random=False))
def test_chacun_a_une_place_et_l_ordre_ne_depend_pas_de_la_lecture(
    rule: str, found: list[Standing], chance: Random
) -> None:
    places = placed(rule, found, ON)
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert placed(rule, shuffled, ON) == places
    assert [place.number for place in places] == list(range(1, len(places) + 1))
    assert {place.standing.siret for place in places} == {one.siret for one in found if not one.is_over(ON)}
