"""État d’avancement : ce que la règle dit d’une ligne de bon de commande à une date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gouvernail.rules.lifecycle import ActivityState, DayState, OrderState
from gouvernail.rules.statement import (
    ActivityFacts,
    AdmittedFact,
    Amendment,
    DayFact,
    EstimateFact,
    LineFacts,
    LineFigures,
    Passage,
    StateChange,
    figures_of,
)
from gouvernail.rules.working_days import last_working_days, nth_working_day_after

pytestmark = pytest.mark.clause("4.2-statement")

NOTIFIED = date(2026, 1, 5)
AS_OF = date(2026, 6, 30)
LINE = LineFacts(
    line_id=1,
    framework="MN-2019-01",
    order="BC-001",
    line=1,
    product="mes-aides",
    contractor="00000000000001",
    work_unit="DEVOPS",
    notified_on=NOTIFIED,
    quantity_hundredths=6000,
    unit_price_cents=90000,
    days_per_unit_hundredths=100,
    state_changes=(StateChange(NOTIFIED, OrderState.NOTIFIED), StateChange(NOTIFIED, OrderState.RUNNING)),
)


def worked(on: date, hundredths: int = 100, state: DayState = DayState.ACCEPTED, *, billable: bool = True) -> DayFact:
    return DayFact(on, billable, state, hundredths)


def at(line: LineFacts, on: date = AS_OF) -> LineFigures:
    figures = figures_of(line, on)
    assert figures is not None
    return figures


def test_une_ligne_n_existe_pas_avant_la_notification_de_son_bon() -> None:
    assert figures_of(LINE, NOTIFIED - timedelta(days=1)) is None
    assert figures_of(replace(LINE, notified_on=None), AS_OF) is None
    assert at(LINE, NOTIFIED).ordered_hundredths == 6000


def test_les_jours_commandes_sont_arrondis_au_centieme_le_demi_vers_le_haut() -> None:
    assert at(replace(LINE, quantity_hundredths=133, days_per_unit_hundredths=5750)).ordered_hundredths == 7648


def test_un_bon_modificatif_compte_a_partir_de_sa_notification() -> None:
    line = replace(LINE, amendments=(Amendment(date(2026, 3, 2), -1000),))
    before, after = at(line, date(2026, 3, 1)), at(line, date(2026, 3, 2))
    assert (before.ordered_hundredths, before.ordered_cents) == (6000, 5_400_000)
    assert (after.ordered_hundredths, after.ordered_cents) == (5000, 4_500_000)


def test_les_jours_faits_declares_et_non_facturables_ne_se_melangent_pas() -> None:
    day = date(2026, 6, 1)
    line = replace(
        LINE,
        days=(
            worked(day, 100),
            worked(day, 75, DayState.LOCKED),
            worked(day, 50, DayState.DECLARED),
            worked(day, 25, billable=False),
            worked(day, 100, DayState.DECLARED, billable=False),
        ),
    )
    figures = at(line)
    assert (figures.done_hundredths, figures.pending_hundredths, figures.non_billable_hundredths) == (175, 50, 125)
    assert figures.remaining_on_order_hundredths == 5825


def test_un_jour_compte_par_sa_date_de_travail_et_une_correction_a_la_meme_date() -> None:
    day = date(2026, 6, 1)
    line = replace(LINE, days=(worked(day, 100), worked(day, -100), worked(day, 50)))
    assert at(line, day - timedelta(days=1)).done_hundredths == 0
    assert at(line, day).done_hundredths == 50


def test_le_reste_a_faire_diminue_des_jours_faits_apres_sa_date_sans_passer_sous_zero() -> None:
    said = date(2026, 6, 1)
    days = (worked(said), worked(date(2026, 6, 2), 100), worked(date(2026, 6, 3), 100, DayState.DECLARED))
    line = replace(LINE, days=days, estimates=(EstimateFact(said, 150),))
    assert at(line, said).estimate_to_complete_hundredths == 150
    assert at(line, date(2026, 6, 3)).estimate_to_complete_hundredths == 50
    assert at(replace(line, days=(*days, worked(date(2026, 6, 4)))), AS_OF).estimate_to_complete_hundredths == 0


def test_le_dernier_reste_a_faire_compte_et_le_dernier_saisi_d_un_meme_jour() -> None:
    first, second = date(2026, 5, 4), date(2026, 6, 1)
    line = replace(LINE, estimates=(EstimateFact(second, 4000), EstimateFact(first, 7000), EstimateFact(second, 4400)))
    assert at(line, date(2026, 5, 3)).estimate_to_complete_hundredths is None
    assert at(line, first).estimate_to_complete_hundredths == 7000
    assert at(line).estimate_to_complete_hundredths == 4400


def test_l_ecart_positif_dit_que_le_bon_ne_suffira_pas() -> None:
    line = replace(LINE, days=(worked(date(2026, 6, 1)),), estimates=(EstimateFact(date(2026, 6, 1), 6250),))
    assert at(line).drift_hundredths == 6250 - 5900


def test_une_ligne_qui_n_est_pas_mesuree_en_jours_n_a_ni_jours_commandes_ni_reste_ni_ecart_ni_prevision() -> None:
    costs = replace(
        LINE,
        days_per_unit_hundredths=None,
        unit_price_cents=100,
        quantity_hundredths=1_234_500,
        estimates=(EstimateFact(date(2026, 6, 1), 100),),
        days=(worked(date(2026, 6, 1), 100, billable=False),),
    )
    figures = at(costs)
    assert figures.ordered_hundredths is None
    assert figures.remaining_on_order_hundredths is None
    assert figures.estimate_to_complete_hundredths is None
    assert figures.drift_hundredths is None
    assert figures.exhausted_on is None
    assert (figures.ordered_cents, figures.non_billable_hundredths) == (1_234_500, 100)


def test_une_activite_compte_dans_l_etat_de_la_date_demandee() -> None:
    to_do, doing, done = ActivityState.TO_DO, ActivityState.DOING, ActivityState.DONE
    activity = ActivityFacts(
        "Refonte du formulaire",
        (Passage(date(2026, 3, 1), to_do), Passage(date(2026, 5, 1), done), Passage(date(2026, 4, 1), doing)),
    )
    line = replace(LINE, activities=(activity,))
    counts = [
        (figures.to_do, figures.doing, figures.done)
        for figures in (at(line, date(2026, month, 15)) for month in (2, 3, 4, 5))
    ]
    assert counts == [(0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1)]


def test_le_reste_a_admettre_est_le_commande_moins_l_admis_a_la_date() -> None:
    line = replace(LINE, admitted=(AdmittedFact(date(2026, 4, 1), 100_000), AdmittedFact(date(2026, 7, 1), 500)))
    figures = at(line)
    assert (figures.admitted_cents, figures.remaining_to_admit_cents) == (100_000, 5_300_000)


def test_l_etat_du_bon_est_celui_de_la_date_demandee() -> None:
    changes = (*LINE.state_changes, StateChange(date(2026, 5, 1), OrderState.SUSPENDED))
    line = replace(LINE, state_changes=changes)
    assert at(line, date(2026, 4, 30)).order_state == "running"
    assert at(line, date(2026, 5, 1)).order_state == "suspended"


class TestEpuisement:
    """La prévision d’épuisement, au rythme des vingt derniers jours ouvrés."""

    def test_exemple_du_contrat(self) -> None:
        """36,5 j restants à 10 j par vingt jours ouvrés : 73 jours ouvrés plus tard."""
        window = last_working_days(AS_OF, 20)
        earlier = date(2026, 3, 2)
        line = replace(LINE, days=(*(worked(day, 50) for day in window), *(worked(earlier, 100) for _ in range(13))))
        line = replace(line, days=(*line.days, worked(earlier, 50)))
        figures = at(line)
        assert figures.remaining_on_order_hundredths == 3650
        assert figures.exhausted_on == nth_working_day_after(AS_OF, 73)

    def test_le_nombre_de_jours_est_arrondi_au_superieur(self) -> None:
        line = replace(LINE, quantity_hundredths=200, days=(worked(AS_OF, 75),))
        assert at(line).exhausted_on == nth_working_day_after(AS_OF, 34)

    def test_le_jour_meme_compte_dans_le_rythme_et_le_vingt_et_unieme_jour_n_y_est_plus(self) -> None:
        window = last_working_days(AS_OF, 21)
        assert at(replace(LINE, days=(worked(window[1]),))).exhausted_on is not None
        assert at(replace(LINE, days=(worked(window[0]),))).exhausted_on is None
        assert at(replace(LINE, days=(worked(AS_OF),))).exhausted_on is not None

    def test_un_jour_travaille_un_samedi_ne_fait_pas_de_rythme(self) -> None:
        assert at(replace(LINE, days=(worked(date(2026, 6, 27)),))).exhausted_on is None

    def test_un_jour_declare_ne_fait_pas_de_rythme(self) -> None:
        assert at(replace(LINE, days=(worked(AS_OF, 100, DayState.DECLARED),))).exhausted_on is None

    @pytest.mark.parametrize("state", [OrderState.SUSPENDED, OrderState.DELIVERED, OrderState.CLOSED])
    def test_rien_n_est_prevu_pour_un_bon_ou_l_on_ne_travaille_pas(self, state: OrderState) -> None:
        line = replace(LINE, days=(worked(AS_OF),))
        assert at(line).exhausted_on is not None
        stopped = replace(line, state_changes=(*line.state_changes, StateChange(AS_OF, state)))
        assert at(stopped).exhausted_on is None

    def test_rien_n_est_prevu_quand_il_ne_reste_rien(self) -> None:
        line = replace(LINE, quantity_hundredths=100, days=(worked(AS_OF),))
        assert at(line).exhausted_on is None

    def test_rien_n_est_prevu_a_plus_de_deux_mille_cinq_cents_jours_ouvres(self) -> None:
        line = replace(LINE, quantity_hundredths=12_500 + 100, days=(worked(AS_OF),))
        assert at(line).exhausted_on == nth_working_day_after(AS_OF, 2500)
        assert at(replace(line, quantity_hundredths=12_500 + 101)).exhausted_on is None

    def test_une_correction_qui_annule_le_rythme_annule_la_prevision(self) -> None:
        line = replace(LINE, days=(worked(AS_OF), worked(AS_OF, -100)))
        assert at(line).exhausted_on is None
