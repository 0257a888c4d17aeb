"""One search for everything: walls hold, by what is shown and by what is counted."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gouvernail.pages.public.search import MOST, Group
from gouvernail.records.models import Product, ProductAlias
from gouvernail.rules.folding import folded
from gouvernail.rules.search import Closeness
from tests import makers
from tests.pages.portfolio import make_incubator, make_told_product
from tests.pages.world import (
    ANONYMOUS,
    CORRESPONDENT_A,
    CORRESPONDENT_B,
    LEAD,
    MEMBER,
    PARTNER,
    READERS,
    STEERING,
    World,
    make_world,
)

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]
SEARCH = "/recherche/"
STRANGE = ("%", "_", "'", '"', "%_'\"<script>alert(1)</script>", "\\", "zz\x00qq", "é" * 5000, "; DROP TABLE", "\u202e")


def found(client: Client, words: str, **query: str) -> dict[str, Group]:
    """The groups of an answer, by their key."""
    answer = client.get(SEARCH, {"q": words, **query})
    assert answer.status_code == 200
    return {group.key: group for group in answer.context["groups"]}


def labels(client: Client, words: str, key: str) -> list[str]:
    """What is found of one kind, in order."""
    group = found(client, words).get(key)
    return [hit.label for hit in group.hits] if group else []


def client_of(world: World, reader: str) -> Client:
    """A browser of one reader of the small world."""
    client = Client()
    if reader != ANONYMOUS:
        client.force_login(world.accounts[reader], backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize(
    ("reader", "orders", "contractors"),
    [
        (ANONYMOUS, [], []),
        (MEMBER, [], []),
        (PARTNER, [], []),
        (LEAD, ["BC-AUBEPINE-1"], ["Coopérative Aubépine"]),
        (CORRESPONDENT_A, ["BC-AUBEPINE-1"], ["Coopérative Aubépine"]),
        (CORRESPONDENT_B, ["BC-BRUYERE-1"], ["Coopérative Bruyère"]),
        (STEERING, ["BC-AUBEPINE-1", "BC-BRUYERE-1"], ["Coopérative Aubépine", "Coopérative Bruyère"]),
    ],
)
def test_orders_and_contractors_stay_behind_the_wall(reader: str, orders: list[str], contractors: list[str]) -> None:
    client = client_of(make_world(), reader)
    assert labels(client, "bc", "bons") == orders
    assert labels(client, "cooperative", "titulaires") == contractors


def test_a_wall_is_not_counted_either() -> None:
    """Whoever may not see an order reads the same page, to the letter, whether it exists or not."""
    world = make_world()
    clients = {reader: client_of(world, reader) for reader in READERS if reader != STEERING}
    words = ("BC-BRUYERE", "bruyere-1", "00000000000033", "Bruyere")

    def pages() -> dict[str, str]:
        return {
            f"{reader} {word}": client.get(SEARCH, {"q": word}).content.decode()
            for reader, client in clients.items()
            if reader != CORRESPONDENT_B
            for word in words
        }

    before = _without_tokens(pages())
    other = makers.make_contractor("00000000000033", name="Bruyère et fils")
    makers.make_line(
        makers.make_order(world.framework, other, "BC-BRUYERE-2"), world.product_b, makers.make_unit(world.framework)
    )
    assert _without_tokens(pages()) == before


def _without_tokens(pages: dict[str, str]) -> dict[str, str]:
    """The pages without the tokens of their forms, which change each time."""
    return {name: "\n".join(line for line in page.split("\n") if "csrf" not in line) for name, page in pages.items()}


def test_a_contractor_never_finds_a_draft_of_the_state() -> None:
    world = make_world()
    draft = makers.make_order(world.framework, world.contractor_a, "BC-DRAFT-9", state="draft", notified_on=None)
    makers.make_line(draft, world.product_a, makers.make_unit(world.framework))
    assert labels(client_of(world, CORRESPONDENT_A), "draft-9", "bons") == []
    assert labels(client_of(world, LEAD), "draft-9", "bons") == ["BC-DRAFT-9"]


def test_a_contractor_known_by_a_hidden_draft_alone_is_not_told() -> None:
    world = make_world()
    other = makers.make_contractor("00000000000044", name="Coopérative Cachée")
    draft = makers.make_order(world.framework, other, "BC-C", state="draft", notified_on=None)
    makers.make_line(draft, world.product_b, makers.make_unit(world.framework))
    for reader in (LEAD, CORRESPONDENT_A, CORRESPONDENT_B):
        assert labels(client_of(world, reader), "cachee", "titulaires") == []


def test_other_projects_are_found_by_those_whose_orders_are_for_them() -> None:
    world = make_world()
    project = makers.make_product("archives", name="Archives de l’été", origin=Product.Origin.ADMINISTRATION)
    makers.make_line(
        makers.make_order(world.framework, world.contractor_a, "BC-P"), project, makers.make_unit(world.framework)
    )
    assert labels(client_of(world, CORRESPONDENT_A), "ete", "projets") == ["Archives de l’été"]
    assert labels(client_of(world, STEERING), "archives", "projets") == ["Archives de l’été"]
    for reader in (ANONYMOUS, LEAD, CORRESPONDENT_B, PARTNER):
        assert labels(client_of(world, reader), "archives", "projets") == []
        assert labels(client_of(world, reader), "archives", "produits") == []


def test_the_closest_products_come_first(client: Client) -> None:
    for external_id, name, mission in (
        ("z", "Aides", ""),
        ("y", "Aides au logement", ""),
        ("x", "Toutes les aides", ""),
        ("w", "Plaidesk", ""),
        ("v", "Autre", "pour les aides"),
    ):
        make_told_product(external_id, name=name, mission=mission)
    assert labels(client, "AÏDES", "produits") == [
        "Aides",
        "Aides au logement",
        "Toutes les aides",
        "Autre",
        "Plaidesk",
    ]


def test_an_exact_number_is_shown_first_and_never_opened_by_itself() -> None:
    world = make_world()
    make_told_product("bc-aubepine-1-le-film")
    answer = client_of(world, STEERING).get(SEARCH, {"q": "bc aubepine 1"})
    assert answer.status_code == 200
    assert [group.key for group in answer.context["groups"]] == ["bons", "produits"]
    assert answer.context["groups"][0].best is Closeness.EXACT


@pytest.mark.parametrize(
    ("reader", "words", "orders"),
    [
        (STEERING, "Aubépine.INFO", ["BC-AUBEPINE-1"]),
        (STEERING, "ete", ["BC-BRUYERE-1"]),
        (LEAD, "aubepine.info", ["BC-AUBEPINE-1"]),
        (LEAD, "bruyere-ete", []),
        (CORRESPONDENT_A, "ete", []),
        (CORRESPONDENT_B, "ete bc", ["BC-BRUYERE-1"]),
        (MEMBER, "aubepine.info", []),
    ],
)
def test_an_order_is_found_by_the_name_of_its_product_within_the_wall(
    reader: str, words: str, orders: list[str]
) -> None:
    assert labels(client_of(make_world(), reader), words, "bons") == orders


def test_a_former_id_leads_to_its_product(client: Client) -> None:
    product = make_told_product("nouveau-nom")
    ProductAlias.objects.create(external_id="ancien-nom", product=product)
    assert labels(client, "ancien-nom", "produits") == ["nouveau-nom"]


def test_a_hidden_incubator_is_not_found(client: Client) -> None:
    make_incubator("atelier-vu")
    make_incubator("atelier-cache", is_hidden=True)
    assert labels(client, "atelier", "incubateurs") == ["Atelier-Vu"]


def test_pages_are_those_that_the_reader_may_open() -> None:
    world = make_world()
    assert labels(client_of(world, STEERING), "journal", "pages")[0] == "Journal"
    assert "Journal" not in labels(client_of(world, CORRESPONDENT_A), "journal", "pages")
    assert labels(Client(), "rgpd", "pages") == ["Protection des données"]


def test_the_guide_is_found_by_its_titles(client: Client) -> None:
    assert labels(client, "se servir de gouvernail", "pages") == ["Guide\N{NO-BREAK SPACE}: Se servir de Gouvernail"]


def test_a_group_is_bounded_and_leads_to_all_of_it(client: Client) -> None:
    for number in range(MOST + 3):
        make_told_product(f"guichet-{number:02}")
    group = found(client, "guichet")["produits"]
    assert (len(group.hits), group.count, group.more) == (MOST, MOST + 3, "/produits/?q=guichet")
    assert "Tout voir" in client.get(SEARCH, {"q": "guichet"}).content.decode()


def test_all_contractors_are_one_click_away() -> None:
    world = make_world()
    for number in range(MOST):
        makers.make_contractor(f"9{number:013}", name=f"Coopérative {number}")
    steering = client_of(world, STEERING)
    group = found(steering, "cooperative")["titulaires"]
    assert group.more == "/recherche/?q=cooperative&dans=titulaires"
    alone = found(steering, "cooperative", dans="titulaires")
    assert list(alone) == ["titulaires"]
    assert len(alone["titulaires"].hits) == alone["titulaires"].count == MOST + 2


def test_a_siret_is_found_whatever_its_spaces() -> None:
    assert labels(client_of(make_world(), STEERING), "000 000 000 00011", "titulaires") == ["Coopérative Aubépine"]


@pytest.mark.parametrize("words", STRANGE)
def test_a_strange_search_finds_nothing_and_breaks_nothing(words: str) -> None:
    steering = client_of(make_world(), STEERING)
    answer = steering.get(SEARCH, {"q": words, "dans": words})
    assert answer.status_code == 200
    told = [(group.key, hit.label) for group in answer.context["groups"] for hit in group.hits]
    assert [one for one in told if one[0] != "pages" or words not in one[1].replace("’", "'")] == []
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("name", ["é" * 300, "مرحبا بالعالم", "🚀🛟", "a" * 299 + "<b>"])
def test_a_strange_name_is_found_and_shown(client: Client, name: str) -> None:
    make_told_product("etrange", name=name, search_key=folded(f"{name} etrange"))
    assert labels(client, name[:200], "produits") == [name]
    assert name in unescape(client.get(SEARCH, {"q": "etrange"}).content.decode())


def test_nothing_asked_says_what_can_be(client: Client) -> None:
    page = client.get(SEARCH).content.decode()
    assert "Tapez un nom" in page
    assert "numéro" in page


def test_the_queries_are_as_many_for_one_as_for_a_hundred() -> None:
    world = make_world()
    steering = client_of(world, STEERING)

    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            answer = steering.get(SEARCH, {"q": "aubepine"})
        assert answer.context["count"]
        return len(counted)

    few = queries()
    for number in range(40):
        product = make_told_product(f"aubepine-{number}", ("construction", date(2024, 1, 1)))
        order = makers.make_order(world.framework, world.contractor_a, f"BC-AUBEPINE-{number + 2}")
        makers.make_line(order, product, makers.make_unit(world.framework))
    assert queries() == few


def test_every_page_holds_the_box_and_its_key(client: Client) -> None:
    page = client.get("/produits/").content.decode()
    assert 'role="search"' in page
    assert 'id="gv-search"' in page
    assert "gouvernail/search.js" in page
