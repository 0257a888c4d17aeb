"""Les murs : chacun ne lit de l’état d’avancement que ce qui le regarde."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.records.models import Contractor, Product, ProductAlias
from gouvernail.records.queries.scopes import EVERYTHING, Scope
from gouvernail.records.queries.statement import Selection, activities_by_line, names_in, statement, unknown_key
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.statement import ActivityAt
from tests import makers

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-statement", "4.2-device")]

TODAY = date(2026, 6, 30)


@pytest.fixture(autouse=True)
def _orders_of_two_contractors() -> None:
    framework = makers.make_framework("MN-1")
    unit = makers.make_unit(framework)
    lines = []
    for contractor in (makers.make_contractor("1" * 14), makers.make_contractor("2" * 14)):
        order = makers.make_order(framework, contractor, f"BC-{contractor.siret[0]}")
        for number, key in enumerate(("alpha", "beta"), start=1):
            product = Product.objects.filter(external_id=key).first() or makers.make_product(key)
            line = makers.make_line(order, product, unit, number)
            makers.make_activity(line, f"Travail {key}", (date(2026, 3, 1), "to_do"), (date(2026, 5, 1), "done"))
            lines.append(line)
    makers.balanced(TODAY, *lines)
    makers.make_order(framework, contractor, "BC-BROUILLON", notified_on=None, state="draft")


def seen(scope: Scope, on: date = TODAY, **selection: str) -> list[tuple[str, str]]:
    return [(line.order, line.product) for line in statement(on, scope, **selection).lines]


def contractor_scope() -> Scope:
    return Scope(contractor_ids=frozenset({Contractor.objects.get(siret="1" * 14).pk}))


def product_scope() -> Scope:
    return Scope(product_ids=frozenset({Product.objects.get(external_id="beta").pk}))


@pytest.mark.parametrize("on", [TODAY, date(2026, 4, 1)], ids=["soldes", "saisies"])
def test_chacun_ne_voit_que_ses_lignes(on: date) -> None:
    assert len(seen(EVERYTHING, on)) == 4
    assert seen(contractor_scope(), on) == [("BC-1", "alpha"), ("BC-1", "beta")]
    assert seen(product_scope(), on) == [("BC-1", "beta"), ("BC-2", "beta")]
    assert seen(Scope(), on) == []


@pytest.mark.parametrize("on", [TODAY, date(2026, 4, 1)], ids=["soldes", "saisies"])
def test_un_filtre_ne_perce_pas_un_mur(on: date) -> None:
    assert seen(contractor_scope(), on, order="BC-2") == []
    assert seen(contractor_scope(), on, contractor="2" * 14) == []
    assert seen(EVERYTHING, on, order="BC-2", product="alpha") == [("BC-2", "alpha")]
    assert seen(EVERYTHING, on, framework="MN-inconnu") == []


def test_ce_qui_est_derriere_un_mur_est_aussi_inconnu_que_ce_qui_n_existe_pas() -> None:
    assert unknown_key(Selection(order="BC-2"), EVERYTHING) is None
    assert unknown_key(Selection(order="BC-2"), contractor_scope()) == "order"
    assert unknown_key(Selection(order="BC-9"), EVERYTHING) == "order"
    assert unknown_key(Selection(contractor="2" * 14), contractor_scope()) == "contractor"
    assert unknown_key(Selection(product="beta", framework="MN-1"), product_scope()) is None


def test_un_ancien_identifiant_de_produit_mene_au_produit() -> None:
    ProductAlias.objects.create(external_id="ancien-beta", product=Product.objects.get(external_id="beta"))
    assert seen(EVERYTHING, product="ancien-beta") == [("BC-1", "beta"), ("BC-2", "beta")]
    assert unknown_key(Selection(product="ancien-beta"), EVERYTHING) is None


def test_un_apostrophe_dans_une_cle_est_une_cle_comme_une_autre() -> None:
    assert seen(EVERYTHING, product="l'apostrophe' OR 1=1 --") == []


def test_les_activites_disent_lesquelles_dans_leur_etat_a_la_date() -> None:
    for on, state in ((date(2026, 4, 1), ActivityState.TO_DO), (TODAY, ActivityState.DONE)):
        stated = statement(on, contractor_scope())
        assert list(activities_by_line(stated).values()) == [
            [ActivityAt("Travail alpha", state)],
            [ActivityAt("Travail beta", state)],
        ]
    assert activities_by_line(statement(date(2026, 2, 1), EVERYTHING)) == {}


def test_les_noms_sont_ceux_des_lignes_lues() -> None:
    names = names_in(statement(TODAY, contractor_scope()))
    assert set(names.contractors) == {"1" * 14}
    assert names.products == {"alpha": "Alpha", "beta": "Beta"}


def test_l_etat_d_un_jour_se_lit_en_peu_de_requetes(django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(7):  # type: ignore[operator]
        assert seen(EVERYTHING)
