"""Whatever a form brings in, no page falls: nul characters, which PostgreSQL refuses, and figures beyond any id."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.pages.samples import all_samples
from tests.pages.world import CORRESPONDENT_A, MEMBER, STEERING, make_world

pytestmark = pytest.mark.django_db

_FIELD = re.compile(r'<(?:input|select|textarea|button)[^>]* name="([^"]+)"')
#: What a page reads without showing a field of that name.
_UNSEEN = ("vu", "ligne", "mois", "geste", "employeur", "titulaire", "feuille", "comme", "clause", "note", "reponse")
_LEAVING = frozenset({"sign_out", "pro_connect", "pro_connect_return"})


class _Undone(Exception):
    """Raised to take back what a form changed."""


@pytest.mark.parametrize("reader", [STEERING, CORRESPONDENT_A, MEMBER])
def test_no_page_falls_over_what_a_form_brings_in(reader: str) -> None:
    world = make_world()
    client = Client()
    client.force_login(world.accounts[reader], backend="django.contrib.auth.backends.ModelBackend")
    first = {name: samples[0] for name, samples in all_samples().items() if name not in _LEAVING}
    fallen = [
        (name, text[:3])
        for name, sample in first.items()
        for text in ("\0", "9" * 400)
        if _status(client, lambda: reverse(name, kwargs=dict(sample.kwargs(world))), text) >= 500  # noqa: B023 used now
    ]
    assert fallen == []


def _status(client: Client, address: Callable[[], str], text: str) -> int:
    """The answer to a form whose every field says that; what it changed is taken back."""
    try:
        with transaction.atomic():
            place = address()
            shown = client.get(place)
            page = "" if shown.streaming else shown.content.decode(errors="replace")
            status = client.post(place, _filled(_FIELD.findall(page), text)).status_code
            raise _Undone
    except _Undone:
        return int(status)


def _filled(names: Sequence[str], text: str) -> Mapping[str, str]:
    return dict.fromkeys((*_UNSEEN, *(name for name in names if name != "csrfmiddlewaretoken")), text)
