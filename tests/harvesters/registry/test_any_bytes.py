"""Whatever a file holds, reading it gives records and troubles, never an error."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from gouvernail.harvesters.registry.collections import Collection
from gouvernail.harvesters.registry.entries import Entry
from gouvernail.harvesters.registry.parse.across import Registry, look_across
from gouvernail.harvesters.registry.parse.files import understand_again, understand_file
from gouvernail.harvesters.registry.parse.kinds import LEVELS
from gouvernail.harvesters.registry.parse.product import KEPT_RAW

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.dates().map(str),
    st.text(max_size=20),
    st.sampled_from(["", "a: b", "<<", "*x"]),
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)
KEYS = st.sampled_from(
    [
        "title",
        "mission",
        "phases",
        "events",
        "sponsors",
        "incubator",
        "incubators",
        "owner",
        "status",
        "start",
        "end",
        "link",
        "repository",
        "redirect_from",
        "thematiques",
        "usertypes",
        "techno",
        "missions",
        "domaine",
        "hidden",
        "name",
        "id",
        "accessibility_status",
    ]
) | st.sampled_from(KEPT_RAW)
FRONT_MATTER = st.dictionaries(KEYS, VALUES, max_size=8).map(lambda values: json.dumps(values, ensure_ascii=False))
FILES = st.one_of(
    st.binary(max_size=300),
    st.binary(max_size=300).map(lambda content: b"---\n" + content + b"\n---\n"),
    st.text(max_size=300).map(lambda text: f"---\n{text}\n---\n".encode("utf-8", "replace")),
    FRONT_MATTER.map(lambda text: f"---\n{text}\n---\ntexte".encode("utf-8", "replace")),
)


@given(
    st.sampled_from(Collection),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=20),
    FILES,
    st.integers(2010, 2030),
)
def test_reading_never_fails_and_can_always_be_stored(
    collection: Collection, name: str, content: bytes, year: int
) -> None:
    entry = Entry(collection, f"content/{collection}/{name.replace('/', '_')}", "0" * 40)
    found = understand_file(entry, content, year)
    stored = json.dumps(found.raw, default=str)
    assert "\\u0000" not in stored
    assert not [each for each in found.troubles if each.kind not in LEVELS or "\0" in each.value]
    again = understand_again(entry, json.loads(stored), year)
    assert (again is None) <= (found.record is None or not found.raw)
    if found.record is not None:
        look_across(Registry({collection: {found.external_id: (entry.path, found.record)}}))
