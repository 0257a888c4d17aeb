"""Le mois d'un intervenant : son habitude, ce qui se propose, ce qui se refuse (CCTP 4.1 ; invariants 2, 5 et 6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.lifecycle import MonthState, OrderState
from gouvernail.rules.months import (
    Cell,
    KnownMonth,
    MonthLine,
    MonthRefusal,
    Usual,
    copied_month,
    differences_from_habit,
    doubts_of_month,
    habit_from,
    habit_of,
    month_to_declare,
    proposed_month,
    reminder_due_on,
    why_not_change,
    why_not_confirm,
    why_not_enter,
    why_not_take_back,
)
from gouvernail.rules.working_days import working_days_of

JUNE, TODAY = date(2025, 6, 1), date(2025, 7, 3)
NOTIFIED = date(2025, 1, 6)


def line(line_id: int = 1, available: int | None = 10000, **values: object) -> MonthLine:
    told = {"notified_on": NOTIFIED, "ends_on": None, **values}
    return MonthLine(line_id=line_id, available_hundredths=available, **told)  # type: ignore[arg-type]


def working(month_on: date) -> list[date]:
    return [on for on in working_days_of(month_on.year) if on.month == month_on.month]


def whole(month_on: date, line_id: int = 1, hundredths: int = 100) -> list[Cell]:
    return [Cell(line_id, on, hundredths) for on in working(month_on)]


def codes(found: Sequence[MonthRefusal]) -> list[str]:
    return [one.refusal.code for one in found]


def known(*lines: MonthLine, **values: object) -> KnownMonth:
    return KnownMonth(JUNE, {one.line_id: one for one in lines or (line(),)}, **values)  # type: ignore[arg-type]


MAY = date(2025, 5, 1)
ALL_YEAR = working_days_of(2025)


@pytest.mark.clause("4.1-minimal-reporting")
def test_l_habitude_se_lit_par_jour_de_la_semaine() -> None:
    worked = [
        cell
        for on in working(MAY)
        if on.weekday() != 2
        for cell in ([Cell(1, on, 100)] if on.weekday() < 4 else [Cell(1, on, 50), Cell(2, on, 50)])
    ]
    habit = habit_of(worked, ALL_YEAR)
    assert habit == {
        0: (Usual(1, 100),),
        1: (Usual(1, 100),),
        3: (Usual(1, 100),),
        4: (Usual(1, 50), Usual(2, 50)),
    }


def test_des_conges_ne_changent_pas_l_habitude_et_un_jour_exceptionnel_n_en_fait_pas_une() -> None:
    away = date(2025, 5, 12)
    worked = [cell for cell in whole(MAY) if cell.work_on.weekday() != 2 and cell.work_on != away]
    exceptional = Cell(1, date(2025, 5, 14), 100)
    assert set(habit_of([*worked, exceptional], ALL_YEAR)) == {0, 1, 3, 4}


def test_un_jour_ferie_travaille_ne_fait_pas_une_habitude() -> None:
    holidays = [Cell(1, date(2025, 5, 1), 100), Cell(1, date(2025, 5, 8), 100), Cell(1, date(2025, 5, 29), 100)]
    worked_once = [Cell(1, date(2025, 5, 15), 25)]
    assert habit_of([*holidays, Cell(2, date(2025, 5, 5), 100)], ALL_YEAR) == {}
    assert habit_of([*holidays, *worked_once], ALL_YEAR) == {3: (Usual(1, 25),)}


def test_a_egalite_le_plus_recent_l_emporte() -> None:
    mondays = [on for on in working(MAY) if on.weekday() == 0]
    worked = [Cell(1 if number < 2 else 2, on, 100) for number, on in enumerate(mondays[:4])]
    assert habit_of(worked, ALL_YEAR)[0] == (Usual(2, 100),)


def test_sans_passe_il_n_y_a_pas_d_habitude() -> None:
    assert habit_of([], ALL_YEAR) == {}
    assert habit_from(JUNE) == date(2025, 3, 1)
    assert habit_from(date(2025, 1, 1)) == date(2024, 10, 1)


@pytest.mark.clause("4.1-minimal-reporting")
def test_un_mois_ordinaire_se_propose_entier_sans_les_jours_feries() -> None:
    habit = habit_of(whole(MAY), ALL_YEAR)
    proposed = proposed_month(habit, known(line()), working(JUNE), TODAY)
    assert [cell.work_on for cell in proposed] == working(JUNE)
    assert date(2025, 6, 9) not in {cell.work_on for cell in proposed}


def test_rien_ne_se_propose_dans_l_avenir_ni_hors_du_bon() -> None:
    habit = habit_of(whole(MAY), ALL_YEAR)
    today = date(2025, 6, 18)
    bounded = line(notified_on=date(2025, 6, 4), ends_on=date(2025, 6, 17))
    days = [cell.work_on for cell in proposed_month(habit, known(bounded), working(JUNE), today)]
    assert (days[0], days[-1]) == (date(2025, 6, 4), date(2025, 6, 17))
    until_today = proposed_month(habit, known(line()), working(JUNE), today)
    assert until_today[-1].work_on == today
    assert proposed_month(habit, KnownMonth(JUNE, {}), working(JUNE), TODAY) == []


def test_rien_ne_se_propose_au_dela_de_ce_qui_reste_sur_la_ligne() -> None:
    habit = habit_of(whole(MAY), ALL_YEAR)
    proposed = proposed_month(habit, known(line(available=230)), working(JUNE), TODAY)
    assert [cell.hundredths for cell in proposed] == [100, 100, 25]


def test_un_bon_suspendu_ne_recoit_pas_de_proposition_et_le_jour_du_passage_compte_encore() -> None:
    passages = ((NOTIFIED, OrderState.RUNNING), (date(2025, 6, 10), OrderState.SUSPENDED))
    suspended = line(passages=passages)
    habit = habit_of(whole(MAY), ALL_YEAR)
    days = [cell.work_on for cell in proposed_month(habit, known(suspended), working(JUNE), TODAY)]
    assert days[-1] == date(2025, 6, 10)
    found = why_not_enter([Cell(1, date(2025, 6, 11), 100)], known(suspended), TODAY)
    assert codes(found) == ["order_not_at_work"]


_DAYS = st.dates(date(2025, 3, 1), date(2025, 5, 31))
_WORKED = st.lists(st.builds(Cell, st.integers(1, 3), _DAYS, st.sampled_from([25, 50, 75, 100])), max_size=80)
_LINES = st.lists(
    st.builds(
        line,
        st.integers(1, 3),
        st.none() | st.integers(-200, 2500),
        notified_on=st.none() | st.dates(date(2025, 5, 1), date(2025, 7, 1)),
        ends_on=st.none() | st.dates(date(2025, 5, 1), date(2025, 7, 1)),
    ),
    unique_by=lambda one: one.line_id,
    max_size=3,
)


@pytest.mark.clause("4.1-minimal-reporting", "4.2-statement")
@given(_WORKED, _LINES, st.dates(date(2025, 5, 20), date(2025, 7, 10)))
def test_ce_qui_se_propose_ne_se_refuse_jamais(worked: list[Cell], lines: list[MonthLine], today: date) -> None:
    """Whoever confirms what is proposed is never refused, and nothing of it deserves a second look."""
    month = KnownMonth(JUNE, {one.line_id: one for one in lines}, elsewhere={date(2025, 6, 12): 50})
    days = working(JUNE)
    proposed = proposed_month(habit_of(worked, ALL_YEAR), month, days, today)
    assert doubts_of_month(proposed, month, days) == []
    if proposed:
        assert why_not_confirm(MonthState.ENTERED, proposed, month, today) == []


@given(_WORKED)
def test_l_habitude_ne_differe_pas_d_elle_meme(worked: list[Cell]) -> None:
    unique = {(cell.line_id, cell.work_on): cell for cell in worked}.values()
    habit = habit_of(unique, ALL_YEAR)
    usual = [Cell(one.line_id, on, one.hundredths) for on in working(JUNE) for one in habit.get(on.weekday(), ())]
    assert differences_from_habit(habit, usual, working(JUNE)) == []


@pytest.mark.clause("4.1-contractor-authority")
def test_ce_qui_differe_de_l_habitude_se_dit_ligne_par_ligne() -> None:
    habit = habit_of(whole(MAY), ALL_YEAR)
    away, moved = date(2025, 6, 5), date(2025, 6, 6)
    entered = [cell for cell in whole(JUNE) if cell.work_on not in {away, moved}]
    (first, second) = differences_from_habit(habit, [*entered, Cell(2, moved, 100)], working(JUNE))
    assert first == (1, 2000, 1800, (away, moved))
    assert second == (2, 0, 100, (moved,))
    assert differences_from_habit({}, entered, working(JUNE)) == []


@pytest.mark.clause("4.2-statement")
@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (Cell(1, date(2025, 6, 3), 30), "day_not_by_quarters"),
        (Cell(1, date(2025, 6, 3), 2500), "day_not_by_quarters"),
        (Cell(1, date(2025, 6, 3), -100), "day_not_by_quarters"),
        (Cell(9, date(2025, 6, 3), 100), "month_line_unknown"),
        (Cell(1, date(2025, 5, 30), 100), "day_outside_month"),
        (Cell(1, date(2025, 6, 27), 100), "day_in_future"),
        (Cell(2, date(2025, 6, 3), 100), "day_before_notification"),
        (Cell(3, date(2025, 6, 3), 100), "day_without_notification"),
    ],
)
def test_une_case_refusee_dit_laquelle_et_pourquoi(cell: Cell, code: str) -> None:
    lines = (line(), line(2, notified_on=date(2025, 6, 4)), line(3, notified_on=None))
    (found,) = why_not_enter([cell, Cell(1, date(2025, 6, 2), 100)], known(*lines), date(2025, 6, 26))
    assert (found.refusal.code, found.line_id, found.work_on) == (code, cell.line_id, cell.work_on)


def test_au_dela_d_un_jour_la_date_et_l_exces_se_disent() -> None:
    on = date(2025, 6, 3)
    (found,) = why_not_enter([Cell(1, on, 75), Cell(2, on, 75)], known(line(), line(2)), TODAY)
    assert found.refusal.code == "you_above_one_day"
    assert (found.line_id, found.work_on, found.refusal.values["excess"]) == (None, on, 50)
    assert codes(why_not_enter([Cell(1, on, 75)], known(elsewhere={on: 50}), TODAY)) == ["you_above_one_day"]


def test_au_dela_des_jours_commandes_l_exces_de_la_ligne_se_dit() -> None:
    (found,) = why_not_enter(whole(JUNE), known(line(available=1950)), TODAY)
    assert (found.refusal.code, found.line_id, found.work_on) == ("month_above_ordered", 1, None)
    assert found.refusal.values["excess"] == 50
    costs = why_not_enter([Cell(1, date(2025, 6, 3), 100)], known(line(available=None)), TODAY)
    assert codes(costs) == ["day_not_billable_on_line"]


def test_ce_qui_est_deja_declare_ne_se_juge_pas_de_nouveau() -> None:
    """A take-over may have brought in what would be refused today: confirming it again is no fault of the member."""
    on = date(2025, 6, 3)
    declared = frozenset({Cell(1, on, 100), Cell(2, on, 100)})
    month = known(line(available=-100), line(2, notified_on=TODAY), declared=declared)
    assert why_not_enter(sorted(declared), month, TODAY) == []
    assert why_not_enter([Cell(1, on, 100)], month, TODAY) == []


@pytest.mark.clause("4.1-contractor-authority")
def test_un_mois_se_confirme_une_fois_et_se_reprend() -> None:
    assert codes(why_not_confirm(MonthState.ENTERED, [], known(), TODAY)) == []
    assert codes(why_not_confirm(MonthState.RETURNED, [], known(), TODAY)) == []
    for closed in (MonthState.CONFIRMED, MonthState.APPROVED):
        assert codes(why_not_confirm(closed, [], known(), TODAY)) == ["month_already_confirmed"]
        assert why_not_take_back(closed) == []
    assert [one.code for one in why_not_take_back(MonthState.ENTERED)] == ["month_not_confirmed"]
    assert why_not_change(MonthState.RETURNED) == []


def test_un_mois_a_venir_ne_se_declare_pas() -> None:
    assert codes(why_not_confirm(MonthState.ENTERED, whole(JUNE), known(), date(2025, 5, 31))) == ["month_in_future"]


def test_un_jour_de_repos_ou_apres_la_fin_se_dit_sans_se_refuser() -> None:
    holiday, late = date(2025, 6, 9), date(2025, 6, 30)
    month = known(line(ends_on=date(2025, 6, 20)))
    entered = [Cell(1, holiday, 100), Cell(1, late, 100)]
    assert why_not_enter(entered, month, TODAY) == []
    assert codes(doubts_of_month(entered, month, working(JUNE))) == ["day_not_working", "day_after_end"]


def test_le_mois_a_declarer_est_le_dernier_tant_qu_il_ne_l_est_pas() -> None:
    assert month_to_declare(date(2025, 1, 3), last_is_declared=False) == date(2024, 12, 1)
    assert month_to_declare(date(2025, 1, 3), last_is_declared=True) == date(2025, 1, 1)


def test_un_mois_est_en_retard_quelques_jours_ouvres_apres_sa_fin() -> None:
    assert reminder_due_on(date(2025, 4, 1), 3) == date(2025, 5, 6)
    assert reminder_due_on(date(2024, 12, 1), 1) == date(2025, 1, 2)


@given(_WORKED)
def test_personne_ne_depasse_un_jour_sans_que_cela_se_dise(worked: list[Cell]) -> None:
    entered = [
        Cell(cell.line_id, date(2025, 6, 1) + timedelta(cell.work_on.day % 28), cell.hundredths) for cell in worked
    ]
    unique = list({(cell.line_id, cell.work_on): cell for cell in entered}.values())
    totals = Counter[date]()
    for cell in unique:
        totals[cell.work_on] += cell.hundredths
    said = {one.work_on for one in why_not_enter(unique, known(line(), line(2), line(3)), TODAY)}
    assert said == {on for on, total in totals.items() if total > 100}


def test_le_mois_dernier_se_copie_au_meme_rang_sans_les_jours_qu_on_ne_peut_pas_saisir() -> None:
    last = [Cell(1, date(2025, 5, 13), 50), Cell(1, date(2025, 5, 29), 100), Cell(2, date(2025, 5, 12), 100)]
    copied = copied_month([*last, Cell(1, date(2025, 5, 5), 75)], known(), working(JUNE), date(2025, 6, 20))
    assert copied == [Cell(1, date(2025, 6, 2), 75), Cell(1, date(2025, 6, 10), 50)]
