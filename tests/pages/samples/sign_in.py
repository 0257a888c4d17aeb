"""Addresses of sign-in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from gouvernail import clock
from gouvernail.actions.secret import digest_of
from gouvernail.records.models import Invitation
from gouvernail.rules.access import Role
from tests.pages.samples import Sample
from tests.pages.world import STEERING, World


def _pending(world: World) -> Mapping[str, Any]:
    Invitation.objects.create(
        email="une.autre@exemple.fr",
        role=Role.PRODUCT_LEAD.value,
        product=world.product_a,
        secret_digest=digest_of("un-secret"),
        invited_by=world.accounts[STEERING],
        invited_at=clock.now(),
        expires_at=clock.now() + timedelta(days=7),
    )
    return {"secret": "un-secret"}


SAMPLES: Mapping[str, Sequence[Sample]] = {
    # Whoever is signed in already is sent on.
    "sign_in": (Sample(statuses=frozenset({200, 302})),),
    "sign_out": (Sample(method="post", statuses=frozenset({302})),),
    "own_account": (Sample(),),
    "change_password": (Sample(),),
    "typed_again": (Sample(seen_by=frozenset()),),
    "own_sessions": (Sample(), Sample(method="post", statuses=frozenset({302}))),
    "ask_mail_link": (Sample(),),
    "use_mail_link": (
        Sample(lambda _: {"secret": "jamais-vu"}),
        Sample(lambda _: {"secret": "jamais-vu"}, method="post", statuses=frozenset({410})),
    ),
    "invitation": (
        Sample(lambda _: {"secret": "jamais-vu"}, seen_by=frozenset()),
        Sample(_pending),
        Sample(_pending, method="post", statuses=frozenset({422})),
    ),
    # Nobody stands before the second step.
    "second_step": (Sample(statuses=frozenset({302})),),
    "second_step_enrolment": (Sample(statuses=frozenset({302})),),
    # Off while no provider is configured.
    "pro_connect": (Sample(seen_by=frozenset()),),
    "pro_connect_return": (Sample(seen_by=frozenset()),),
    "pro_connect_left": (Sample(statuses=frozenset({302})),),
    "second_factor": (Sample(),),
    "renew_backup_codes": (Sample(method="post", statuses=frozenset({302})),),
    "remove_second_factor": (Sample(method="post", statuses=frozenset({302})),),
}
