"""Addresses of sign-in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.pages.samples import Sample

SAMPLES: Mapping[str, Sequence[Sample]] = {
    # Whoever is signed in already is sent on.
    "sign_in": (Sample(statuses=frozenset({200, 302})),),
    "sign_out": (Sample(method="post", statuses=frozenset({302})),),
    "change_password": (Sample(),),
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
