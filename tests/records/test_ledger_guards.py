"""La base elle-même refuse ce que les règles refusent, sur les deux moteurs (invariants 1, 2, 5, 6, 7 et 14)."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from gouvernail.records.models import DayEntry, Estimate, Framework, LineBalance, Order, OrderLine, WorkerDay
from tests.market import accepted, base

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _market() -> None:
    accepted(base(modificatifs=[{}], jours=[{}], activites=[{}], restes_a_faire=[{}], constats=[{}]))


def refused(sql: str) -> str:
    """What the database says of a statement that it refuses."""
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    return str(refusal.value)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE records_order SET notified_on = '2025-02-04'",
        "UPDATE records_order SET legal_commitment_numbers = '[\"x\"]'",
        "UPDATE records_orderline SET quantity_hundredths = 1",
        "UPDATE records_orderline SET unit_price_cents = 1",
        "UPDATE records_orderamendment SET quantity_hundredths = 1",
        "UPDATE records_unitprice SET unit_price_cents = 1",
        "UPDATE records_dayentry SET hundredths = 50",
        "UPDATE records_dayentry SET work_on = '2025-03-04'",
        "UPDATE records_dayentry SET state = 'declared', accepted_in = NULL",
        "UPDATE records_estimate SET hundredths = 1",
        "UPDATE records_admittedamount SET amount_cents = 1",
        "UPDATE records_activitypassage SET since_on = '2025-01-01'",
        "UPDATE records_orderstatechange SET since_on = '2025-01-01'",
    ],
)
def test_ce_qui_est_notifie_ou_inscrit_ne_change_pas(change: str) -> None:
    table = change.split()[1]
    assert f"{table}: immutable" in refused(change)


@pytest.mark.parametrize(
    "table",
    ["order", "orderline", "orderamendment", "unitprice", "dayentry", "estimate", "admittedamount", "orderstatechange"],
)
def test_rien_de_notifie_ou_d_inscrit_ne_se_supprime(table: str) -> None:
    assert "immutable" in refused(f"DELETE FROM records_{table}")


def test_un_jour_ne_fait_qu_avancer() -> None:
    DayEntry.objects.update(state="locked")
    assert "immutable" in refused("UPDATE records_dayentry SET state = 'accepted'")


def with_day(**values: object) -> None:
    """Write one more day entry, straight into the table."""
    known = DayEntry.objects.get()
    told = {
        "line_id": known.line_id,
        "worker_id": known.worker_id,
        "work_on": date(2025, 3, 4),
        "nature": "billable",
        "hundredths": 100,
        "state": "declared",
        "recorded_in": 1,
    }
    with transaction.atomic():
        DayEntry.objects.create(**{**told, **values})


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"work_on": date(2025, 2, 2)}, "dayentry_not_before_notification"),
        ({"hundredths": 30}, "day_entry_quarter_steps"),
        ({"hundredths": 125}, "day_entry_quarter_steps"),
        ({"hundredths": -25}, "day_entry_odd_revision_reverses"),
        ({"nature": "voyage"}, "day_entry_nature_known"),
        ({"state": "accepted"}, "day_entry_acceptance_recorded"),
    ],
)
def test_une_ecriture_de_jour_fausse_est_refusee_par_une_contrainte_nommee(
    values: dict[str, object], name: str
) -> None:
    with pytest.raises(DatabaseError, match=name):
        with_day(**values)


def test_la_meme_cle_ne_s_inscrit_pas_deux_fois() -> None:
    with pytest.raises(DatabaseError):
        with_day(work_on=date(2025, 3, 3), state="accepted", accepted_in=1)


def test_les_jours_facturables_restent_sous_les_jours_commandes() -> None:
    with pytest.raises(DatabaseError, match="line_balance_billable_within_ordered"), transaction.atomic():
        LineBalance.objects.update(pending_hundredths=2500)


def test_une_personne_reste_a_un_jour_par_date() -> None:
    with pytest.raises(DatabaseError, match="worker_day_at_most_one"), transaction.atomic():
        WorkerDay.objects.update(hundredths=125)


def test_l_engagement_reste_sous_le_plafond() -> None:
    with pytest.raises(DatabaseError, match="framework_committed_within_ceiling"), transaction.atomic():
        Framework.objects.update(committed_cents=10_000_001)


def test_un_reste_a_faire_n_est_jamais_negatif() -> None:
    line = OrderLine.objects.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        Estimate.objects.create(line=line, estimated_on=date(2025, 6, 1), hundredths=-1, recorded_in=1)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"notified_on": date(2027, 1, 1), "state": "notified"}, "order_notified_within_framework"),
        ({"notified_on": None, "state": "notified"}, "order_notified_has_date"),
        ({"notified_on": date(2025, 5, 1), "state": "cancelled"}, "order_notified_has_date"),
    ],
)
def test_un_bon_incoherent_est_refuse_par_une_contrainte_nommee(values: dict[str, object], name: str) -> None:
    known = Order.objects.get()
    told = {"framework_id": known.framework_id, "contractor_id": known.contractor_id, "recorded_in": 1}
    with pytest.raises(DatabaseError, match=name), transaction.atomic():
        Order.objects.create(number="BC-2", **{**told, **values})
