"""Addresses of duties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.pages.samples import Sample, files

_DONE = frozenset({302})
SAMPLES: Mapping[str, Sequence[Sample]] = {
    "duties": (Sample(),),
    "duties_file": files(),
    "open_calendar": (Sample(method="post"),),
    "close_calendar": (Sample(method="post", statuses=_DONE),),
    "choose_digest": (Sample(method="post", statuses=_DONE),),
    # Whoever knows the secret is let in; nobody else learns that there is a calendar.
    "calendar": (Sample(lambda _: {"secret": "jamais-vu"}, seen_by=frozenset()),),
}
