"""Addresses of the help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.pages.samples import Sample

SAMPLES: Mapping[str, Sequence[Sample]] = {
    "help_contents": (Sample(),),
    "help_chapter": (
        Sample(lambda _: {"name": "pilotage"}),
        Sample(lambda _: {"name": "jamais-ecrit"}, seen_by=frozenset()),
    ),
    "help_picture": (Sample(lambda _: {"name": "jamais-prise"}, seen_by=frozenset()),),
    "first_steps_away": (Sample(method="post", statuses=frozenset({302})),),
    "first_steps_back": (Sample(method="post", statuses=frozenset({302})),),
}
