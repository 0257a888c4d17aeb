from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.attribution.passing_over import (
    EXPLAINED,
    Choice,
    Passing,
    Reason,
    Shown,
    open_reasons,
    why_not_attribute,
)
from gouvernail.rules.attribution.placing import Standing, placed
from gouvernail.rules.terms import Terms

ALL = ",".join(Reason)
PLACES = placed("cascade", [Standing(siret, f"Titulaire {siret}", int(siret)) for siret in "123"], date(2026, 3, 2))
pytestmark = pytest.mark.clause("4.2-next-contractor", "2-order-by-need")


def refused(chosen: str, reasons: dict[str, Passing], shown: Shown | None = None, lawful: str = ALL) -> list[str]:
    terms = Terms({"passing_over_reasons": lawful})
    return [one.code for one in why_not_attribute(Choice(chosen, reasons), PLACES, shown or Shown(), terms)]


def test_le_mieux_place_se_choisit_sans_motif() -> None:
    assert refused("1", {}, lawful="") == []


def test_chaque_titulaire_mieux_place_a_son_motif() -> None:
    assert refused("3", {}) == ["passing_over_without_reason"] * 2
    assert refused("3", {"1": Passing("no_capacity", "équipe entière prise")}) == ["passing_over_without_reason"]


def test_sans_clause_personne_n_est_passe() -> None:
    assert refused("2", {"1": Passing("no_capacity", "oui")}, lawful="") == ["term_missing"]


def test_un_motif_que_l_accord_cadre_n_admet_pas_est_refuse() -> None:
    assert refused("2", {"1": Passing("no_capacity", "oui")}, lawful="declined") == ["passing_over_not_allowed"]
    assert refused("2", {"1": Passing("préférence", "oui")}, lawful="préférence") == ["passing_over_not_allowed"]


def test_un_motif_que_les_faits_ne_montrent_pas_est_refuse() -> None:
    assert refused("2", {"1": Passing("declined")}) == ["not_declined"]
    assert refused("2", {"1": Passing("silent")}) == ["not_silent"]
    assert refused("2", {"1": Passing("continuity")}, Shown(at_work=frozenset("1"))) == ["not_continuity"]
    assert refused("2", {"1": Passing("ended_early")}) == ["not_ended_early"]


def test_un_motif_vrai_suffit() -> None:
    assert refused("2", {"1": Passing("declined")}, Shown(declined=frozenset("1"))) == []
    assert refused("2", {"1": Passing("silent")}, Shown(silent=frozenset("1"))) == []
    assert refused("2", {"1": Passing("continuity")}, Shown(at_work=frozenset("2"))) == []
    assert refused("2", {"1": Passing("ended_early")}, Shown(ended_early=frozenset("1"))) == []


def test_ce_que_les_faits_ne_montrent_pas_s_explique() -> None:
    for reason in EXPLAINED:
        assert refused("2", {"1": Passing(reason, "  ")}) == ["passing_over_unexplained"]
        assert refused("2", {"1": Passing(reason, "deux associés communs")}) == []


def test_qui_n_a_pas_de_place_ne_se_choisit_pas() -> None:
    assert refused("9", {}) == ["not_placed"]


sirets = st.frozensets(st.sampled_from("123"))
facts = st.builds(Shown, declined=sirets, silent=sirets, at_work=sirets, ended_early=sirets)


@given(facts, st.lists(st.sampled_from(list(Reason)), unique=True), st.sampled_from("23"))
def test_ce_que_la_page_propose_est_ce_que_la_regle_admet(shown: Shown, lawful: list[Reason], chosen: str) -> None:
    terms = Terms({"passing_over_reasons": ",".join(lawful)})
    better = [place.standing.siret for place in PLACES if place.standing.siret < chosen]
    for passed, reason in product(better, Reason):
        others = {one: Passing(reason, "expliqué") for one in better}
        codes = {
            str(one.values["siret"])
            for one in why_not_attribute(Choice(chosen, others), PLACES, shown, terms)
            if "siret" in one.values
        }
        if lawful:
            assert (passed not in codes) == (reason in open_reasons(passed, chosen, shown, terms))
