"""Addresses of sign-in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.pages.samples import Sample

SAMPLES: Mapping[str, Sequence[Sample]] = {
    # Whoever is signed in already is sent on.
    "sign_in": (Sample(statuses=frozenset({200, 302})),),
    "sign_out": (Sample(method="post", statuses=frozenset({302})),),
    "change_password": (Sample(),),
}
