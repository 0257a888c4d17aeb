"""Three first steps for each role, shown until they are put away, kept in the help."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gouvernail.pages.help.first_steps import STEPS
from gouvernail.pages.navigation import landing_of
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.rules.access import Role
from tests.pages.world import CORRESPONDENT_A, LEAD, MEMBER, PARTNER, ROLELESS, STEERING, World, make_world

pytestmark = pytest.mark.django_db
READERS = (STEERING, LEAD, CORRESPONDENT_A, MEMBER, PARTNER)
TITLE = "Vos premiers pas"
AWAY = "Ranger ces premiers pas"


@pytest.fixture
def world() -> World:
    return make_world()


def come_in(world: World, reader: str) -> Client:
    client = Client()
    client.force_login(world.accounts[reader], backend="django.contrib.auth.backends.ModelBackend")
    return client


def first_page(client: Client, world: World, reader: str) -> str:
    account = world.accounts[reader]
    roles = frozenset(Role(grant.role) for grant in account.grants.all())
    return client.get(landing_of(Reader(account, roles)), follow=True).content.decode()


def test_every_role_has_three_steps() -> None:
    assert {role: len(steps) for role, steps in STEPS.items()} == dict.fromkeys(Role, 3)


@pytest.mark.parametrize("reader", READERS)
def test_each_step_opens_a_page_of_the_role(world: World, reader: str) -> None:
    client = come_in(world, reader)
    contents = client.get(reverse("help_contents")).context
    assert len(contents["own_steps"]) == 3
    for step in contents["own_steps"]:
        assert client.get(step.address, follow=True).status_code == 200, step


@pytest.mark.parametrize("reader", READERS)
def test_steps_are_shown_until_put_away_and_come_back_when_asked_for(world: World, reader: str) -> None:
    client = come_in(world, reader)
    assert AWAY in first_page(client, world, reader)
    client.post(reverse("first_steps_away"))
    assert AWAY not in first_page(client, world, reader)
    assert TITLE in client.get(reverse("help_contents")).content.decode()
    client.post(reverse("first_steps_back"))
    assert AWAY in first_page(client, world, reader)


def test_a_kept_copy_of_the_first_page_grows_stale_when_the_steps_are_put_away(world: World) -> None:
    client = come_in(world, STEERING)
    tag = client.get(reverse("steering_home"))["ETag"]
    client.post(reverse("first_steps_away"))
    client.get(reverse("products"))  # the message is read elsewhere
    assert client.get(reverse("steering_home"), headers={"if-none-match": tag}).status_code == 200


def test_nobody_without_a_role_is_shown_steps(world: World) -> None:
    for client in (Client(), come_in(world, ROLELESS)):
        assert TITLE not in client.get(reverse("home")).content.decode()
        assert TITLE not in client.get(reverse("help_contents")).content.decode()


def test_putting_away_twice_changes_nothing(world: World) -> None:
    client = come_in(world, LEAD)
    for _ in range(2):
        assert client.post(reverse("first_steps_away")).status_code == 302
    assert world.accounts[LEAD].dismissed_helps.count() == 1
