"""The activities of a product's orders: seen as a board or a list, moved by plain forms."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client

from gouvernail.records.models import Activity, ActivityPassage, Order, OrderLine, RoleGrant
from gouvernail.records.queries.activity_board import Narrowing, activities_for
from gouvernail.records.queries.scopes import EVERYTHING
from gouvernail.rules.access import Role
from tests.makers import make_activity
from tests.pages.steering.conftest import TODAY, signed_in

BOARD = "/pilotage/activites/"
CSV = "/pilotage/activites.csv"


@pytest.fixture
def card(market: None) -> Activity:  # noqa: ARG001
    """An activity of the lead's product, doing."""
    line = OrderLine.objects.filter(product__external_id="carte-des-aides", order__state="running").first()
    assert line is not None
    return make_activity(line, "Reprise de l’export", (date(2025, 5, 2), "doing"))


def text_of(client: Client, address: str) -> str:
    """A page that answers."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.clause("4.2-statement")
def test_each_activity_stands_in_the_column_of_its_state(steering: Client, card: Activity) -> None:
    page = text_of(steering, BOARD)
    columns = re.findall(r'data-column="(\w+)".*?</section>', page, re.DOTALL)
    assert columns == ["to_do", "doing", "done"]
    bodies = re.findall(r'<section data-column="(\w+)"(.*?)</section>', page, re.DOTALL)
    for one in activities_for(EVERYTHING, Narrowing(), TODAY):
        assert [state for state, body in bodies if f'id="activite-{one.pk}"' in body] == [one.state]
    assert card.title in dict(bodies)["doing"]


@pytest.mark.clause("4.2-statement")
def test_a_button_moves_it_and_the_page_says_so(lead: Client, card: Activity) -> None:
    posted = {"vu": "doing", "etat": "done", "retour": "vue=liste&produit=carte-des-aides&next=//ailleurs"}
    answer = lead.post(f"{BOARD}{card.pk}/", posted)
    assert answer["Location"] == f"{BOARD}?vue=liste&produit=carte-des-aides#activite-{card.pk}"
    page = text_of(lead, answer["Location"].partition("#")[0])
    assert "Reprise de l’export » est maintenant « faite »" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert [one.state for one in card.passages.order_by("id")] == ["doing", "done"]


@pytest.mark.clause("4.2-statement")
def test_a_stale_card_is_refused_in_words_on_the_same_filters(lead: Client, card: Activity) -> None:
    lead.post(f"{BOARD}{card.pk}/", {"vu": "doing", "etat": "done"})
    answer = lead.post(f"{BOARD}{card.pk}/", {"vu": "doing", "etat": "to_do", "retour": "vue=liste"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "a été déplacée" in page
    assert "<table" in page
    assert card.passages.count() == 2


@pytest.mark.parametrize(
    "bad", [{}, {"vu": "doing"}, {"etat": "done"}, {"vu": "doing", "etat": "%_'\"<script>"}, {"vu": "x", "etat": "\0"}]
)
def test_garbage_moves_nothing(lead: Client, card: Activity, bad: dict[str, str]) -> None:
    answer = lead.post(f"{BOARD}{card.pk}/", bad)
    assert answer.status_code == 422
    assert "La demande ne dit pas où" in answer.content.decode()
    assert card.passages.count() == 1
    assert lead.post(f"{BOARD}{'9' * 30}/", {"vu": "doing", "etat": "done"}).status_code == 404


@pytest.mark.clause("4.2-device")
def test_a_correspondent_moves_its_own_activities_only(correspondent: Client, card: Activity) -> None:
    own = card.line.order.contractor_id
    other = OrderLine.objects.exclude(order__contractor_id=own).filter(order__notified_on__isnull=False).first()
    assert other is not None
    theirs = make_activity(other, "Secret d’un autre", (date(2025, 5, 2), "doing"))
    posted = {"vu": "doing", "etat": "done"}
    assert correspondent.post(f"{BOARD}{card.pk}/", posted).status_code == 302
    assert correspondent.post(f"{BOARD}{theirs.pk}/", posted).status_code == 404
    assert theirs.passages.count() == 1
    for address in (BOARD, f"{BOARD}?vue=liste&bons=tous", f"{BOARD}?bon={other.order.number}", CSV):
        assert "Secret" not in text_of(correspondent, address)


@pytest.mark.clause("4.2-device")
def test_a_scope_removed_while_the_page_is_open_writes_nothing(lead: Client, card: Activity) -> None:
    grant = RoleGrant.objects.get(role=Role.PRODUCT_LEAD)
    elsewhere = OrderLine.objects.exclude(product=grant.product).first()
    assert elsewhere is not None
    RoleGrant.objects.filter(pk=grant.pk).update(product=elsewhere.product)
    posted = {"vu": "doing", "etat": "done"}
    assert lead.post(f"{BOARD}{card.pk}/", posted).status_code == 404
    RoleGrant.objects.filter(pk=grant.pk).delete()
    assert lead.post(f"{BOARD}{card.pk}/", posted).status_code == 403
    assert card.passages.count() == 1


def test_a_member_of_a_team_moves_nothing(card: Activity) -> None:
    member = signed_in(Role.MEMBER, card.line.order.contractor.siret)
    assert member.get(BOARD).status_code == 403
    assert member.post(f"{BOARD}{card.pk}/", {"vu": "doing", "etat": "done"}).status_code == 403


def test_on_an_order_that_is_over_nothing_moves_and_the_card_says_why(steering: Client, card: Activity) -> None:
    Order.objects.filter(pk=card.line.order_id).update(state="closed")
    assert card.title not in text_of(steering, BOARD)
    page = text_of(steering, f"{BOARD}?bon={card.line.order.number}")
    assert card.title in page
    assert "ses activités ne changent plus ici" in page
    answer = steering.post(f"{BOARD}{card.pk}/", {"vu": "doing", "etat": "done"})
    assert answer.status_code == 409
    assert card.passages.count() == 1


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize(
    "query",
    [
        "vue=x&etat=y&bons=z&page=0",
        "produit=%00&bon=%00",
        "page=999999&vue=liste",
        "bon=%25_'%22%3Cscript%3E",
        "etat=faites",
    ],
)
def test_a_word_too_many_breaks_no_page(steering: Client, query: str) -> None:
    assert "<script>alert" not in text_of(steering, f"{BOARD}?{query}")
    text_of(steering, f"{CSV}?{query}")


def test_the_file_holds_what_the_filters_hold(steering: Client, card: Activity) -> None:
    Activity.objects.filter(pk=card.pk).update(title="=1+1 🎈 שלום", category="+x")
    text = steering.get(f"{CSV}?etat=en-cours&bon={card.line.order.number}").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert {row["état"] for row in rows} == {"en cours"}
    assert "'=1+1 🎈 שלום" in {row["activité"] for row in rows}


def test_a_thousand_activities_stay_light(steering: Client, card: Activity) -> None:
    made = [
        Activity(line=card.line, key=f"K{number}", title=f"Activité {number} " + "x" * 280, state="to_do")
        for number in range(1000)
    ]
    known = Activity.objects.bulk_create(made)
    ActivityPassage.objects.bulk_create(
        ActivityPassage(activity=one, state="to_do", since_on=date(2025, 5, 2), recorded_in=1) for one in known
    )
    page = text_of(steering, BOARD)
    assert page.count('class="gv-card"') <= 150
    assert "de plus, en liste" in page
    listed = text_of(steering, f"{BOARD}?vue=liste&etat=a-faire&page=20")
    assert listed.count('<tr id="activite-') == 50


def test_nothing_yet_says_what_will_be_here(steering: Client) -> None:
    page = text_of(steering, BOARD)
    assert "Ici se liront les activités" in page
    assert "importer un classeur" in page
