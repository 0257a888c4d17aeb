"""Ce que dit le contrat d'un bon de commande : ses états, son prix, à qui il va (CCTP 2, 4.2)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.lifecycle import OrderState, may_become
from gouvernail.rules.orders import (
    Candidate,
    OrderDates,
    Price,
    better_placed,
    passages,
    price_in_force,
    why_not_amend,
    why_not_become,
    why_not_choose,
    why_not_price,
    why_not_reduce,
)

TODAY = date(2025, 6, 30)
DATES = OrderDates(date(2025, 2, 3), date(2025, 2, 10), date(2025, 5, 30))
IMPORTED = [
    OrderState.NOTIFIED,
    OrderState.RUNNING,
    OrderState.DELIVERED,
    OrderState.CLOSED,
    OrderState.ENDED_EARLY,
]


def told(state: OrderState, dates: OrderDates = DATES, **known: object) -> list[tuple[str, date]]:
    """The passages as (state, day)."""
    return [(one.state.value, one.since_on) for one in passages(state, dates, TODAY, **known)]  # type: ignore[arg-type]


@pytest.mark.clause("4.2-statement")
@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (OrderState.DRAFT, []),
        (OrderState.CANCELLED, [("cancelled", TODAY)]),
        (OrderState.NOTIFIED, [("notified", date(2025, 2, 3))]),
        (OrderState.RUNNING, [("notified", date(2025, 2, 3)), ("running", date(2025, 2, 10))]),
        (
            OrderState.ENDED_EARLY,
            [("notified", date(2025, 2, 3)), ("running", date(2025, 2, 10)), ("ended_early", date(2025, 5, 30))],
        ),
    ],
)
def test_les_etats_d_un_bon_importe_ont_leurs_jours(state: OrderState, expected: list[tuple[str, date]]) -> None:
    assert told(state) == expected


@pytest.mark.parametrize("end", [None, date(2025, 12, 31)])
def test_une_fin_inconnue_ou_a_venir_se_date_de_l_import(end: date | None) -> None:
    assert told(OrderState.DELIVERED, DATES._replace(ends_on=end))[-1] == ("delivered", TODAY)


def test_sans_debut_en_cours_se_date_de_l_import_et_ne_s_invente_pas_avant_une_fin() -> None:
    dates = DATES._replace(starts_on=None)
    assert told(OrderState.RUNNING, dates)[-1] == ("running", TODAY)
    assert [state for state, _ in told(OrderState.DELIVERED, dates)] == ["notified", "delivered"]


def test_un_bon_connu_ne_passe_que_par_ce_qui_suit() -> None:
    known = told(OrderState.CLOSED, known=OrderState.RUNNING, since_on=date(2025, 6, 10))
    assert known == [("delivered", date(2025, 6, 10)), ("closed", date(2025, 6, 10))]
    assert told(OrderState.ENDED_EARLY, known=OrderState.SUSPENDED) == [("ended_early", date(2025, 5, 30))]


def test_une_fin_dite_avant_un_debut_a_venir_vaut_des_l_import() -> None:
    later = date(2025, 9, 1)
    found = told(OrderState.ENDED_EARLY, DATES._replace(ends_on=None), known=OrderState.RUNNING, since_on=later)
    assert found == [("ended_early", TODAY), ("ended_early", later)]
    starts_later = told(
        OrderState.RUNNING, DATES._replace(starts_on=later), known=OrderState.NOTIFIED, since_on=date(2025, 8, 1)
    )
    assert starts_later == [("running", later)]


@given(
    st.sampled_from(IMPORTED),
    st.builds(OrderDates, st.dates(), st.none() | st.dates(), st.none() | st.dates()),
    st.dates(),
)
def test_les_passages_vont_en_avant_et_finissent_a_l_etat_dit(state: OrderState, dates: OrderDates, on: date) -> None:
    found = passages(state, dates, on)
    assert found[0] == (OrderState.NOTIFIED, dates.notified_on)
    assert found[-1].state is state
    for before, after in pairwise(found):
        assert before.since_on <= after.since_on
        assert may_become(before.state, after.state)


def test_un_bon_ne_va_qu_en_avant() -> None:
    assert why_not_become(OrderState.DRAFT, OrderState.CLOSED) == []
    assert [one.code for one in why_not_become(OrderState.CLOSED, OrderState.RUNNING)] == ["order_backward"]
    assert [one.code for one in why_not_become(OrderState.NOTIFIED, OrderState.CANCELLED)] == ["order_backward"]


PRICES = [Price(date(2025, 1, 1), 500, None), Price(date(2025, 3, 1), 600, 1200)]


@pytest.mark.clause("2-order-by-need")
@pytest.mark.parametrize(
    ("on", "cents"),
    [(date(2024, 12, 31), None), (date(2025, 1, 1), 500), (date(2025, 2, 28), 500), (date(2025, 3, 1), 600)],
)
def test_le_prix_en_vigueur_est_le_dernier_date(on: date, cents: int | None) -> None:
    price = price_in_force(PRICES, on)
    assert (price.unit_price_cents if price else None) == cents
    assert [one.code for one in why_not_price(price, on)] == ([] if cents else ["price_missing"])


@pytest.mark.clause("4.2-next-contractor")
def test_en_cascade_les_rangs_precedents_passent_avant() -> None:
    candidates = [Candidate("c", 3), Candidate("a", 1), Candidate("b", 2)]
    assert better_placed("c", candidates, "cascade") == ["a", "b"]
    assert better_placed("a", candidates, "cascade") == []
    assert better_placed("inconnu", candidates, "cascade") == []


@pytest.mark.clause("4.2-next-contractor")
def test_en_rotation_passe_avant_qui_attend_depuis_plus_longtemps() -> None:
    candidates = [
        Candidate("a", 1, date(2025, 3, 1)),
        Candidate("b", 2, date(2025, 1, 1)),
        Candidate("c", 3),
    ]
    assert better_placed("a", candidates, "rotation") == ["c", "b"]


def test_passer_quelqu_un_demande_un_motif() -> None:
    assert why_not_choose([], "") == []
    assert why_not_choose(["a"], "continuité") == []
    assert [one.code for one in why_not_choose(["a"], "  ")] == ["choice_without_reason"]


def test_un_modificatif_suit_la_notification_et_laisse_une_quantite() -> None:
    assert why_not_amend(date(2025, 2, 3), date(2025, 2, 3)) == []
    assert [one.code for one in why_not_amend(date(2025, 2, 2), date(2025, 2, 3))] == ["amendment_before_order"]
    assert [one.code for one in why_not_amend(date(2025, 2, 2), None)] == ["amendment_of_draft"]
    assert why_not_reduce(0) == []
    assert [one.code for one in why_not_reduce(-1)] == ["amendment_below_zero"]
