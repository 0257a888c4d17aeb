"""Les chiffres des règles sont ceux qu'un autre calcul, tiré des seuls mots du contrat, trouve aussi."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.adequacy import adequacy_due
from gouvernail.rules.attribution.placing import Standing, placed
from gouvernail.rules.frameworks import Validity
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.needs import answer_due_on
from gouvernail.rules.order_life.amending import Amending, Change, StandingLine, more_cents
from gouvernail.rules.order_life.amounts import amounts_of
from gouvernail.rules.presentations import PresentationFacts, presentation_state, recusal_clock, why_not_recuse
from gouvernail.rules.terms import Terms
from gouvernail.rules.turnover import OrderFacts, Period, ProfileAtWork, turnover_of
from tests import recomputed_figures as recomputed
from tests.recomputed_figures import DAY, Ranked, Stay, counted_from

FIRST, LAST = date(2024, 1, 1), date(2028, 12, 31)
TERMS = Terms({"recusal_working_days": "8", "holiday_region": "metropole", "adequacy_check_days": "30"})
CENTS, UNITS = st.integers(0, 10**9), st.integers(0, 100_000)
days = st.dates(FIRST, LAST)


@pytest.mark.clause("4.2-recusal")
def test_le_delai_de_huit_jours_ouvres_pour_chaque_jour_de_2024_a_2028() -> None:
    for number in range((LAST - FIRST).days + 1):
        received_on = FIRST + number * DAY
        running = recusal_clock(received_on, TERMS)
        assert running.deadline_on == counted_from(received_on, 8), received_on
        met = {one["on"] for one in running.basis["holidays"]}  # type: ignore[attr-defined]
        between = [received_on + one * DAY for one in range(1, (running.deadline_on - received_on).days + 1)]
        assert met == {
            on.isoformat() for on in between if on in recomputed.public_holidays(on.year) and on.isoweekday() < 6
        }


@pytest.mark.clause("4.2-recusal")
@given(days, st.integers(0, 40))
def test_recuser_se_peut_jusqu_au_huitieme_jour_ouvre_et_pas_apres(received_on: date, waited: int) -> None:
    on = received_on + waited * DAY
    facts = PresentationFacts(received_on, recusal_clock(received_on, TERMS).deadline_on, 8)
    in_time = on <= counted_from(received_on, 8)
    assert (why_not_recuse(facts, on) == []) is in_time
    assert presentation_state(facts, on) == ("complete" if in_time else "not_recused_in_time")


@pytest.mark.clause("4.2-next-contractor")
@given(days, st.integers(1, 60))
def test_repondre_a_une_proposition_est_du_au_jour_ouvre_que_dit_la_clause(proposed_on: date, delay: int) -> None:
    assert answer_due_on(proposed_on, delay) == counted_from(proposed_on, delay)
    assert answer_due_on(proposed_on, None) is None


@pytest.mark.clause("2-profile-adequacy")
@given(days, st.integers(1, 400))
def test_la_verification_de_l_adequation_tombe_tant_de_jours_de_calendrier_apres(
    first_day_on: date, delay: int
) -> None:
    due = adequacy_due(first_day_on, Terms({"adequacy_check_days": str(delay)}))
    assert due is not None
    assert due.due_on.toordinal() - first_day_on.toordinal() == delay


def ranked(number: int) -> st.SearchStrategy[Ranked]:
    return st.builds(
        Ranked,
        siret=st.just(f"{number:014d}"),
        rank=st.just(number),
        share=st.integers(1, 100),
        ordered_cents=st.sampled_from((0, 0, 100, 5000, 10_000, 333_333)) | CENTS,
        last_ordered_on=st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 4)),
        is_over=st.sampled_from((False, False, False, True)),
    )


@pytest.mark.clause("4.2-next-contractor")
@given(st.permutations(range(1, 6)).flatmap(lambda ranks: st.tuples(*map(ranked, ranks))), days)
def test_cascade_rotation_et_quotas_donnent_la_meme_file(several: tuple[Ranked, ...], on: date) -> None:
    standings = [
        Standing(
            one.siret,
            one.siret,
            one.rank,
            one.share,
            one.last_ordered_on,
            one.ordered_cents,
            ended_on=on if one.is_over else on + DAY,
        )
        for one in several
    ]
    rules = {"cascade": recomputed.in_cascade, "rotation": recomputed.in_rotation, "quota": recomputed.by_quota}
    for rule, queue in rules.items():
        assert [place.standing.siret for place in placed(rule, standings, on)] == queue(several), rule


@pytest.mark.clause("2-order-by-need")
@given(st.lists(st.tuples(UNITS, CENTS), max_size=6), st.sampled_from(("20", "10", "5.5", "2.1", "8.5", "0")))
def test_la_tva_se_prend_sur_le_total_arrondie_au_centime_superieur(lines: list[tuple[int, int]], rate: str) -> None:
    cents = [recomputed.line_cents(units, price) for units, price in lines]
    amounts = amounts_of(cents, int(Decimal(rate) * 100))
    assert amounts.excluding_cents == sum(cents)
    assert amounts.vat_cents == recomputed.vat_on(sum(cents), Decimal(rate))
    assert amounts.including_cents == sum(cents) + recomputed.vat_on(sum(cents), Decimal(rate))


@pytest.mark.clause("2-order-by-need")
@given(st.lists(st.tuples(UNITS, CENTS, UNITS | st.none(), st.integers(-100_000, 100_000)), min_size=1, max_size=5))
def test_un_modificatif_ajoute_la_difference_des_montants_arrondis(
    told: list[tuple[int, int, int | None, int]],
) -> None:
    lines = [StandingLine(number, units, price, days) for number, (units, price, days, _) in enumerate(told, start=1)]
    change = Change({number: max(more, -units) for number, (units, _, _, more) in enumerate(told, start=1)})
    standing = Amending(OrderState.RUNNING, None, None, lines, Validity(FIRST, LAST), None, 0)
    before = sum(recomputed.line_cents(units, price) for units, price, _, _ in told)
    after = sum(recomputed.line_cents(units + max(more, -units), price) for units, price, _, more in told)
    assert more_cents(standing, change) == after - before
    for line, (units, _, days_per_unit, more) in zip(lines, told, strict=True):
        ordered = None if days_per_unit is None else recomputed.line_days(units + max(more, -units), days_per_unit)
        assert line.days(max(more, -units)) == ordered


stays = st.builds(
    lambda first, length, replaced: Stay(
        first, None if length is None else first + timedelta(days=length), replaced and length is not None
    ),
    st.dates(date(2026, 1, 1), date(2026, 3, 1)),
    st.none() | st.integers(0, 40),
    st.booleans(),
)


@pytest.mark.clause("4.3-turnover")
@given(st.lists(stays, max_size=8), st.dates(date(2026, 1, 10), date(2026, 2, 10)), st.integers(0, 40))
def test_le_taux_de_renouvellement_se_retrouve_jour_par_jour(several: list[Stay], first_on: date, length: int) -> None:
    period = Period(first_on, first_on + timedelta(days=length))
    found = turnover_of(OrderFacts([ProfileAtWork(*one) for one in several], 75), period)
    figures = (found.present, found.at_work, found.replaced, found.left, found.rate_percent)
    assert figures == recomputed.turnover(several, period.first_on, period.last_on)
    assert found.onboarding_hundredths == 75
