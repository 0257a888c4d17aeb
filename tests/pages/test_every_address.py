"""Every address × every reader: what the access table and the walls say is what the doors answer."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gouvernail.pages.sign_in.needs import RIGHT
from gouvernail.rules.access import PUBLIC_RIGHTS, Right, may
from tests.pages.samples import Sample, all_samples
from tests.pages.world import ANONYMOUS, READERS, ROLES, UNSAID, World, make_world

SAMPLES = all_samples()
TEXT = ("text/", "application/json")


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _patterns(entry)
        else:
            yield entry


PATTERNS = {pattern.name or str(pattern.pattern): pattern for pattern in _patterns(get_resolver())}
VISITS = [
    pytest.param(name, sample, id=f"{name}-{number}")
    for name, found in SAMPLES.items()
    for number, sample in enumerate(found)
]


@pytest.fixture
def world(db: None) -> World:  # noqa: ARG001
    return make_world()


def test_every_address_has_its_own_name() -> None:
    names = [pattern.name for pattern in _patterns(get_resolver())]
    assert None not in names
    assert sorted(set(map(str, names))) == sorted(map(str, names))


def test_every_address_declares_its_right() -> None:
    undeclared = [
        name for name, pattern in PATTERNS.items() if not isinstance(getattr(pattern.callback, RIGHT, None), Right)
    ]
    assert undeclared == [], "decorate these views with @needs(Right.…)"


def test_every_address_has_a_sample() -> None:
    assert sorted(PATTERNS.keys() - SAMPLES.keys()) == [], "add a sample to tests/pages/samples"


def test_every_sample_has_an_address() -> None:
    assert sorted(SAMPLES.keys() - PATTERNS.keys()) == []


@pytest.mark.clause("4.2-device", "4.1-contractor-authority")
@pytest.mark.parametrize(("name", "sample"), VISITS)
def test_each_reader_finds_what_the_access_table_and_the_walls_say(name: str, sample: Sample, world: World) -> None:
    address = reverse(name, kwargs=dict(sample.kwargs(world))) + (f"?{sample.query}" if sample.query else "")
    right = getattr(PATTERNS[name].callback, RIGHT)
    for reader in READERS:
        client = _client(world, reader)
        answer = _visit(client, sample.method, address)
        wrong = f"{reader} at {address}: {answer.status_code}"
        if right not in PUBLIC_RIGHTS and reader == ANONYMOUS:
            assert answer.status_code == 302, wrong
            assert answer["Location"].startswith(reverse("sign_in")), wrong
        elif not may(ROLES[reader], right):
            assert answer.status_code == 403, wrong
        elif reader not in sample.seen_by:
            assert answer.status_code == 404, wrong
        else:
            assert answer.status_code in sample.statuses, wrong
            assert right in PUBLIC_RIGHTS or "private" in answer["Cache-Control"], f"kept by anybody: {address}"
        _assert_nothing_beyond_the_wall(reader, answer, address)


@pytest.mark.parametrize(("name", "sample"), VISITS)
def test_writing_is_refused_to_those_who_may_not_even_read(name: str, sample: Sample, world: World) -> None:
    address = reverse(name, kwargs=dict(sample.kwargs(world)))
    right = getattr(PATTERNS[name].callback, RIGHT)
    for reader in READERS:
        if may(ROLES[reader], right) and reader in sample.seen_by:
            continue
        answer = _visit(_client(world, reader), "post", address)
        assert answer.status_code in _refusals(reader, right), f"{reader} at {address}: {answer.status_code}"


def test_the_way_back_after_sign_in_is_kept() -> None:
    address = reverse("change_password")
    answer = Client().get(f"{address}?a=1")
    assert answer["Location"] == f"{reverse('sign_in')}?next={quote(f'{address}?a=1')}"


def _client(world: World, reader: str) -> Client:
    client = Client(raise_request_exception=False)
    if reader != ANONYMOUS:
        client.force_login(world.accounts[reader], backend="django.contrib.auth.backends.ModelBackend")
    return client


def _visit(client: Client, method: str, address: str) -> HttpResponse:
    answer: HttpResponse = getattr(client, method)(address)
    return answer


def _refusals(reader: str, right: Right) -> set[int]:
    """Nobody signed in is sent to sign in; the others are refused, find nothing, or meet a page that only shows."""
    if right in PUBLIC_RIGHTS:
        return {404, 405}
    if reader == ANONYMOUS:
        return {302}
    return {404, 405} if may(ROLES[reader], right) else {403}


def _assert_nothing_beyond_the_wall(reader: str, answer: HttpResponse, address: str) -> None:
    if not answer.get("Content-Type", "").startswith(TEXT):
        return
    text = (b"".join(answer) if answer.streaming else answer.content).decode()
    said = [word for word in UNSAID[reader] if word in text]
    assert said == [], f"{reader} reads {said} at {address}"
