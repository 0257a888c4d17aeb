"""The statement on a page, calm with nothing, one row, thousands of rows and very long names."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gouvernail.exports.market_workbook.example import FIRST, SECOND
from gouvernail.records import journal
from gouvernail.records.models import Contractor, Order, Product
from gouvernail.rules.access import Role
from tests import makers
from tests.pages.steering.conftest import TODAY, signed_in

STATEMENT = "/pilotage/etat/"
NBSP = "\N{NO-BREAK SPACE}"


def text_of(client: Client, query: str = "", path: str = STATEMENT) -> str:
    """The page as text, once it answered well."""
    answer = client.get(f"{path}{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def orders_of(count: int, first: int = 1) -> None:
    """Some orders of one line each, with their balances."""
    framework = makers.make_framework(f"MN-{first}")
    contractor, product = makers.make_contractor(), makers.make_product()
    unit = makers.make_unit(framework)
    lines = []
    for number in range(first, first + count):
        order = makers.make_order(framework, contractor, f"BC-{number:05d}", notified_on=date(2025, 1, 6))
        lines.append(makers.make_line(order, product, unit))
    makers.balanced(TODAY, *lines)


def test_nothing_yet_says_what_will_be_here_and_how(steering: Client) -> None:
    page = text_of(steering)
    assert "Aucun bon de commande notifié au 20" in page
    assert "importer le classeur du marché" in page
    assert "saisir un bon de commande" in page


def test_a_contractor_without_order_is_told_so_and_offered_nothing_it_may_not_do(db: None) -> None:  # noqa: ARG001
    contractor = makers.make_contractor()
    page = text_of(signed_in(Role.CORRESPONDENT, contractor.siret), path="/espace/")
    assert "Aucun bon de commande notifié" in page
    assert "saisir un bon de commande" not in page


@pytest.mark.clause("4.2-statement")
def test_heading_sentence_and_first_row_say_the_same(steering: Client, market: None) -> None:  # noqa: ARG001
    page = text_of(steering)
    assert f"État au 20{NBSP}mai{NBSP}2025 · tous les accords-cadres" in page
    assert f"195{NBSP}j commandés, 26{NBSP}j réalisés, 169{NBSP}j de solde" in page
    assert page.index("Ensemble") < page.index("BC-2025-001")
    assert f"1{NBSP}faite" in page
    assert "Mener douze entretiens" in page


@pytest.mark.parametrize(
    ("view", "word"),
    [("produit", "Carte des aides"), ("titulaire", "Atelier du Phare"), ("accord-cadre", "AC-2025-01")],
)
def test_each_view_lists_its_rows(steering: Client, market: None, view: str, word: str) -> None:  # noqa: ARG001
    page = text_of(steering, f"?vue={view}")
    assert 'aria-current="page">par' in page
    assert word in page.split("<tbody>")[1]


def test_amounts_are_one_click_away(steering: Client, market: None) -> None:  # noqa: ARG001
    page = text_of(steering, "?colonnes=montants")
    assert f"6{NBSP}000,00{NBSP}€" in page
    assert "Reste à admettre HT" in page


def test_rows_sort_by_a_column_and_absent_figures_come_last(steering: Client, market: None) -> None:  # noqa: ARG001
    rows = text_of(steering, "?tri=commande&sens=decroissant").split("<tbody>")[1]
    assert rows.index("BC-2025-001") < rows.index("BC-2025-002")
    rows = text_of(steering, "?tri=commande").split("<tbody>")[1]
    assert rows.index("BC-2025-002") < rows.index("BC-2025-001")


def test_filters_narrow_the_figures_and_stay_in_the_links(steering: Client, market: None) -> None:  # noqa: ARG001
    page = text_of(steering, f"?titulaire={SECOND}&au=15/05/2025")
    assert "BC-2025-001" not in page
    assert "BC-2025-002" in page
    assert f"/pilotage/etat.csv?titulaire={SECOND}&amp;au=15%2F05%2F2025" in page


def test_a_day_in_the_past_is_answered_from_the_entries(steering: Client, market: None) -> None:  # noqa: ARG001
    page = text_of(steering, "?au=2025-02-20")
    assert "BC-2025-001" in page
    assert "BC-2025-002" not in page
    assert f"106,25{NBSP}j commandés, 4{NBSP}j réalisés" in page


def test_a_day_that_does_not_exist_is_said(steering: Client, market: None) -> None:  # noqa: ARG001
    assert "« 31/02/2025 » n’est pas une date" in text_of(steering, "?au=31/02/2025")


@pytest.mark.clause("4.2-device")
def test_a_contractor_sees_its_own_orders_and_no_other_name(correspondent: Client) -> None:
    for page in (
        text_of(correspondent),
        text_of(correspondent, path="/espace/"),
        text_of(correspondent, "?vue=titulaire"),
    ):
        assert "Estuaire" in page
        assert "Phare" not in page
        assert SECOND not in page
        assert "BC-2025-002" not in page


def test_a_product_lead_sees_the_lines_of_its_products(lead: Client) -> None:
    page = text_of(lead)
    assert "BC-2025-001" in page
    assert "BC-2025-002" not in page
    assert "Guichet vert" not in page


def test_red_is_for_open_orders_only(steering: Client, market: None) -> None:  # noqa: ARG001
    order = Order.objects.get(number="BC-2025-002")
    makers.make_estimate(order.lines.get(), date(2025, 5, 19), 10000)
    makers.balanced(TODAY, order.lines.get())
    assert "ne suffira pas" in text_of(steering)
    assert 'class="gv-drift gv-decide"' in text_of(steering)


def test_very_long_names_stay_in_the_page(steering: Client, market: None) -> None:  # noqa: ARG001
    Contractor.objects.filter(siret=FIRST).update(name="C" * 120)
    Product.objects.filter(external_id="carte-des-aides").update(name="<b>" + "P" * 117)
    page = text_of(steering)
    assert "C" * 120 in page
    assert "&lt;b&gt;PPP" in page


def queries_of(client: Client, query: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        text_of(client, query)
    return len(seen)


@pytest.mark.parametrize("query", ["", "?vue=produit", "?vue=titulaire", "?vue=accord-cadre&colonnes=montants"])
def test_thousands_of_rows_cost_no_more_queries_than_one(steering: Client, query: str) -> None:
    orders_of(1)
    few = queries_of(steering, query)
    orders_of(1500, first=2)
    assert queries_of(steering, query) == few
    if not query:
        page = text_of(steering, "?page=3&par=50")
        assert "BC-00101" in page
        assert "BC-00151" not in page
        assert f"1{NBSP}501{NBSP}rangées" in page


def test_an_unchanged_page_is_answered_304_until_something_is_done(steering: Client, market: None) -> None:  # noqa: ARG001
    text_of(steering)
    tag = steering.get(STATEMENT)["ETag"]
    assert steering.get(STATEMENT, headers={"if-none-match": tag}).status_code == 304
    assert steering.get(f"{STATEMENT}?vue=produit", headers={"if-none-match": tag}).status_code == 200
    journal.append(journal.Line("test", "estimate.recorded", "order", {}))
    assert steering.get(STATEMENT, headers={"if-none-match": tag}).status_code == 200


def test_a_copy_of_one_reader_is_never_good_for_another(steering: Client, correspondent: Client) -> None:
    text_of(steering)
    tag = steering.get(STATEMENT)["ETag"]
    answer = correspondent.get(STATEMENT, headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert "private" in answer["Cache-Control"]


@pytest.mark.parametrize("extension", ["json", "csv", "xlsx", "ods"])
def test_downloads_answer_in_their_format(steering: Client, market: None, extension: str) -> None:  # noqa: ARG001
    answer = steering.get(f"/pilotage/etat.{extension}?titulaire={FIRST}")
    assert answer.status_code == 200
    assert f"etat-2025-05-20.{extension}" in answer["Content-Disposition"]


def test_the_json_of_the_page_is_narrowed_like_the_page(steering: Client, market: None) -> None:  # noqa: ARG001
    told = steering.get(f"/pilotage/etat.json?titulaire={SECOND}").json()
    assert [order["order"] for order in told["orders"]] == ["BC-2025-002"]


@pytest.mark.clause("4.2-statement")
def test_open_orders_come_first_and_can_be_seen_alone_with_their_own_totals(steering: Client) -> None:
    framework, contractor = makers.make_framework("MN-1"), makers.make_contractor()
    product, unit = makers.make_product(), makers.make_unit(framework)
    lines = []
    for number, state in (("BC-1", "closed"), ("BC-2", "running"), ("BC-3", "delivered")):
        order = makers.make_order(framework, contractor, number, state=state, notified_on=date(2025, 1, 6))
        lines.append(makers.make_line(order, product, unit))
    makers.balanced(TODAY, *lines)
    page = text_of(steering)
    assert f">180{NBSP}j commandés" in page
    assert page.index("BC-2</a>") < page.index("BC-1</a>") < page.index("BC-3</a>")
    by_name = text_of(steering, "?tri=nom")
    assert by_name.index("BC-1</a>") < by_name.index("BC-2</a>")
    alone = text_of(steering, "?etat=ouverts")
    assert f"Bons ouverts{NBSP}: 60{NBSP}j commandés" in alone
    assert "BC-1</a>" not in alone
    assert "etat=ouverts" in alone[alone.index("etat.csv") :]
    over = text_of(steering, "?etat=termines")
    assert f"Bons terminés{NBSP}: 120{NBSP}j commandés" in over
    assert "BC-2</a>" not in over
    answer = steering.get("/pilotage/etat.csv?etat=ouverts")
    assert "BC-2" in answer.content.decode()
    assert "BC-1" not in answer.content.decode()
    assert "etat-2025-05-20-ouverts.csv" in answer["Content-Disposition"]


def test_without_open_order_the_sentence_says_so(steering: Client) -> None:
    assert "Aucun bon de commande ouvert au 20" in text_of(steering, "?etat=ouverts")


@pytest.mark.clause("4.2-statement")
def test_a_row_says_which_part_its_drift_leaves_out(steering: Client) -> None:
    framework, product = makers.make_framework("MN-1"), makers.make_product()
    order = makers.make_order(framework, makers.make_contractor(), "BC-1", notified_on=date(2025, 1, 6))
    lines = [makers.make_line(order, product, makers.make_unit(framework), number) for number in (1, 2)]
    makers.make_estimate(lines[0], date(2025, 5, 1), 6200)
    makers.balanced(TODAY, *lines)
    assert f"sans 1{NBSP}ligne non estimée" in text_of(steering)
    assert f"sans compter 1{NBSP}ligne sans reste à faire estimé" in text_of(
        steering, path=f"/pilotage/bons/{order.uuid}/"
    )
    makers.make_estimate(lines[1], date(2025, 5, 1), 6000)
    makers.balanced(TODAY, *lines)
    journal.append(journal.Line("test", "estimate.recorded", "", {}))
    assert "non estimée" not in text_of(steering)


@pytest.mark.clause("2-order-by-need")
def test_the_use_of_the_ceiling_is_for_the_steering_office_alone(steering: Client) -> None:
    framework = makers.make_framework("MN-1", ceiling_cents=1_000_000_00)
    contractor, unit = makers.make_contractor(), makers.make_unit(framework)
    order = makers.make_order(framework, contractor, "BC-1", notified_on=date(2025, 1, 6))
    line = makers.make_line(order, makers.make_product("p"), unit)
    makers.make_amendment(line, date(2025, 2, 3), 600)
    makers.balanced(TODAY, line)
    for query in ("?vue=accord-cadre", "?vue=accord-cadre&bon=BC-1&etat=ouverts"):
        page = text_of(steering, query)
        assert f"59{NBSP}400,00{NBSP}€" in page
        assert f"5,9{NBSP}%" in page
        assert f"940{NBSP}600,00{NBSP}€" in page
    january = text_of(steering, "?vue=accord-cadre&au=10/01/2025")
    assert f"54{NBSP}000,00{NBSP}€" in january
    assert "Part engagée" not in text_of(steering)
    own = signed_in(Role.CORRESPONDENT, contractor.siret)
    assert "Part engagée" not in text_of(own, "?vue=accord-cadre")
