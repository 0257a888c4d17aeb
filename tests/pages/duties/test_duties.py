"""The one list, role by role: on its page, in a calendar at a secret address; and what one chooses to be told."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.html import strip_tags
from icalendar import Calendar

from gouvernail.actions.suspend_account import suspend_account
from gouvernail.records.models import (
    Account,
    AdequacyCheck,
    CalendarFeed,
    MissingReferences,
    Notice,
    Order,
    OrderLine,
    Presentation,
    RecusalClock,
    RoleGrant,
)
from tests import makers
from tests.pages.world import (
    CORRESPONDENT_A,
    CORRESPONDENT_B,
    LEAD,
    MEMBER,
    PARTNER,
    READERS,
    ROLELESS,
    STEERING,
    World,
    make_world,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 11)
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
PAGE = "/mes-echeances/"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUVERNAIL_TODAY", TODAY.isoformat())
    cache.clear()


@pytest.fixture
def world(db: None) -> World:  # noqa: ARG001
    return make_world()


def reader(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.accounts[who], backend=BACKEND)
    return client


def words(client: Client, address: str = PAGE) -> str:
    page = client.get(address).content.decode()
    found = re.findall(r'<li class="gv-point.*?</li>', page, re.DOTALL)
    return " | ".join(" ".join(strip_tags(one).split()) for one in found)


def started(one: Presentation, started_on: date, deadline_on: date, recorded_in: int = 1) -> None:
    """A clock that runs until the end of a day."""
    days = {"started_on": started_on, "deadline_on": deadline_on}
    RecusalClock.objects.create(presentation=one, started_at=NOON, **days, recorded_in=recorded_in)


def presented(order: Order, deadline_on: date = TODAY, line: OrderLine | None = None) -> Presentation:
    told: dict[str, Any] = {"number": order.presentations.count() + 1, "profile": "Développeuse", "presented_at": NOON}
    told["line"] = line
    one = Presentation.objects.create(order=order, **told, recorded_in=1)
    clock: dict[str, Any] = {
        "started_at": NOON,
        "started_on": date(2026, 4, 27),
        "deadline_on": deadline_on,
        "recorded_in": 1,
    }
    RecusalClock.objects.create(presentation=one, **clock)
    return one


@pytest.mark.clause("4.2-recusal")
def test_a_running_clock_is_for_those_who_decide_and_nobody_else(world: World) -> None:
    presented(world.order_a)
    for who in (STEERING, LEAD):
        told = words(reader(world, who))
        assert "Profil 1 : dernier jour pour récuser le 11 mai 2026" in told.replace("\N{NO-BREAK SPACE}", " ")
        assert "(CCTP 4.2)" in told.replace("\N{NO-BREAK SPACE}", " ")
    for who in (CORRESPONDENT_A, CORRESPONDENT_B, MEMBER, PARTNER):
        assert "récuser" not in words(reader(world, who))


@pytest.mark.clause("4.2-device")
def test_the_profile_of_another_products_line_is_not_told_to_a_lead(world: World) -> None:
    unit = world.framework.work_units.all()[0]
    other = makers.make_line(world.order_a, world.product_b, unit, number=9)
    presented(world.order_a, line=other)
    assert "récuser" not in words(reader(world, LEAD))
    assert "récuser" in words(reader(world, STEERING))


@pytest.mark.clause("4.2-recusal")
def test_incomplete_references_go_over_to_the_contractor_and_back(world: World) -> None:
    one = presented(world.order_a)
    MissingReferences.objects.create(presentation=one, words="Le diplôme", said_at=NOON, recorded_in=5)
    assert "récuser" not in words(reader(world, LEAD))
    assert "références à compléter" in words(reader(world, CORRESPONDENT_A))
    assert "références à compléter" not in words(reader(world, CORRESPONDENT_B))
    again: dict[str, Any] = {
        "started_at": NOON,
        "started_on": date(2026, 5, 4),
        "deadline_on": date(2026, 5, 18),
        "recorded_in": 6,
    }
    RecusalClock.objects.create(presentation=one, **again)
    assert "18 mai 2026" in words(reader(world, LEAD))
    assert "références à compléter" not in words(reader(world, CORRESPONDENT_A))


@pytest.mark.clause("2-profile-adequacy")
def test_an_adequacy_check_is_for_the_lead_of_its_product(world: World) -> None:
    for order, product in ((world.order_a, world.product_a), (world.order_b, world.product_b)):
        AdequacyCheck.objects.create(order=order, product=product, due_on=TODAY, recorded_in=1)
    told = words(reader(world, LEAD))
    assert "profils conviennent" in told
    assert world.order_b.number not in told


def test_notices_wait_on_both_sides_of_the_wall_they_are_for(world: World) -> None:
    told: dict[str, Any] = {
        "framework": world.framework,
        "contractor": world.contractor_a,
        "order": world.order_a,
        "recorded_in": 1,
    }
    proof: dict[str, Any] = {"content": "{}", "content_sha256": "0" * 64, "issued_at": datetime(2026, 5, 1, tzinfo=UTC)}
    Notice.objects.create(number="N-1", kind="order_notified", subject="s", **proof, **told)
    assert "aucune preuve de réception" in words(reader(world, STEERING))
    assert "N-1 à lire" in words(reader(world, CORRESPONDENT_A))
    assert "N-1" not in words(reader(world, CORRESPONDENT_B))
    assert "N-1" not in words(reader(world, LEAD))


@pytest.mark.clause("4.1-contractor-authority")
def test_a_month_is_its_members_own(world: World) -> None:
    assert "Mois d’avril 2026 à déclarer" in words(reader(world, MEMBER))
    for who in (STEERING, LEAD, PARTNER, CORRESPONDENT_A, CORRESPONDENT_B):
        assert "avril 2026 à déclarer" not in words(reader(world, who))


def test_the_list_is_grouped_filtered_downloaded_and_calm_when_empty(world: World) -> None:
    presented(world.order_a)
    office = reader(world, STEERING)
    page = office.get(PAGE).content.decode()
    assert "échéance ou limite atteinte" in page
    assert 'href="/mes-echeances/?genre=recusal"' in page
    assert "récuser" in words(office, f"{PAGE}?genre=recusal")
    assert words(office, f"{PAGE}?genre=registry") == ""
    assert office.get(f"{PAGE}?genre=rien").status_code == 200
    assert "récuser" in office.get("/mes-echeances.csv").content.decode()
    calm = reader(world, PARTNER).get(PAGE).content.decode()
    assert "Rien ne demande votre attention." in calm
    assert "Ici viendra ce qui est dû" in calm


@pytest.mark.parametrize("who", [one for one in READERS if one in {STEERING, LEAD, CORRESPONDENT_A, MEMBER, PARTNER}])
def test_every_home_leads_to_the_whole_list(world: World, who: str) -> None:
    homes = {STEERING: "/pilotage/", LEAD: "/pilotage/", CORRESPONDENT_A: "/espace/", MEMBER: "/mon-mois/"}
    page = reader(world, who).get(homes.get(who, "/partenaire/"), follow=True).content.decode()
    assert 'href="/mes-echeances/' in page.split("<main", 1)[1]


def events(feed: bytes) -> list[Any]:
    """The events of a calendar, read back by the library."""
    calendar: Any = Calendar.from_ical(feed)
    assert (calendar["version"], bool(calendar["prodid"])) == ("2.0", True)
    return list(calendar.walk("VEVENT"))


def opened(client: Client) -> str:
    """The path of a calendar that has just been opened."""
    page = client.post("/mes-echeances/calendrier/").content.decode()
    found = re.search(r"(/calendrier/[\w-]+\.ics)", page)
    assert found is not None
    return found[1]


@pytest.mark.clause("4.2-weekly")
def test_a_calendar_is_read_without_signing_in_and_says_what_by_when_and_why(world: World) -> None:
    one = presented(world.order_a, date(2026, 5, 15))
    address = opened(reader(world, LEAD))
    answer = Client().get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.content.count(b"\n") == answer.content.count(b"\r\n")
    (event,) = events(answer.content)
    assert event["dtstart"].dt == date(2026, 5, 15)
    assert b"DTSTART;VALUE=DATE:20260515" in answer.content
    assert event["summary"].startswith("BC-AUBEPINE-1")
    assert "CCTP\N{NO-BREAK SPACE}4.2" in event["description"]
    assert str(event["url"]).startswith("http")
    text = answer.content.decode()
    assert "Aubepine" not in text
    assert world.accounts[LEAD].email not in text
    uid = str(event["uid"])
    again: dict[str, Any] = {
        "started_at": NOON,
        "started_on": date(2026, 5, 4),
        "deadline_on": date(2026, 5, 20),
        "recorded_in": 6,
    }
    RecusalClock.objects.create(presentation=one, **again)
    cache.clear()
    (moved,) = events(Client().get(address).content)
    assert (str(moved["uid"]), moved["dtstart"].dt) == (uid, date(2026, 5, 20))


def test_a_calendar_is_the_same_until_something_moves(world: World) -> None:
    presented(world.order_a)
    address = opened(reader(world, LEAD))
    first = Client().get(address)
    assert Client().get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    presented(world.order_a)
    cache.clear()
    assert Client().get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.clause("4.2-device")
def test_a_calendar_closes_changes_address_and_follows_roles_and_suspension(world: World) -> None:
    presented(world.order_a)
    lead = reader(world, LEAD)
    first = opened(lead)
    second = opened(lead)
    assert Client().get(first).status_code == 404
    assert CalendarFeed.objects.get().secret_digest not in second
    RoleGrant.objects.filter(account=world.accounts[LEAD]).delete()
    assert events(Client().get(second).content) == []
    suspend_account(world.accounts[LEAD], world.accounts[STEERING])
    assert Client().get(second).status_code == 404
    member = reader(world, MEMBER)
    third = opened(member)
    assert Client().get(third).status_code == 200
    assert member.post("/mes-echeances/calendrier/fermeture/").status_code == 302
    assert Client().get(third).status_code == 404


def test_a_program_that_asks_too_often_is_told_to_wait(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouvernail.pages.duties.feed.MOST_AN_HOUR", 2)
    address = opened(reader(world, MEMBER))
    assert [Client().get(address).status_code for _ in range(3)] == [200, 200, 429]
    assert Client().get("/calendrier/jamais-vu.ics").status_code == 404


def test_the_digest_is_chosen_on_ones_account(world: World) -> None:
    member = reader(world, MEMBER)
    account = world.accounts[MEMBER]
    assert "Ne plus recevoir" in member.get("/mon-compte/").content.decode()
    member.post("/mes-echeances/resume/", {"resume": "non"})
    assert not Account.objects.get(pk=account.pk).wants_digest
    member.post("/mes-echeances/resume/", {"resume": "oui"})
    assert Account.objects.get(pk=account.pk).wants_digest
    roleless = Client()
    roleless.force_login(world.accounts[ROLELESS], backend=BACKEND)
    assert roleless.post("/mes-echeances/resume/", {"resume": "oui"}).status_code == 403


def test_needs_and_proposals_wait_on_their_side(world: World) -> None:
    makers.make_need(world.framework, world.product_a, title="Refonte du parcours")
    told: dict[str, Any] = {
        "notified_on": None,
        "state": "proposed",
        "proposed_on": TODAY,
        "answer_due_on": date(2026, 5, 20),
    }
    proposed = makers.make_order(world.framework, world.contractor_a, "BC-PROPOSE", **told)
    makers.make_line(proposed, world.product_a, makers.make_unit(world.framework))
    office, own, other = (words(reader(world, who)) for who in (STEERING, CORRESPONDENT_A, CORRESPONDENT_B))
    assert "Refonte du parcours" in office
    assert "sa réponse est attendue" in office
    assert "accepter ou décliner" in own
    assert "Refonte" not in own
    assert "BC-PROPOSE" not in other
