"""The folders of the registry, and which of them hold people."""

from __future__ import annotations

from enum import StrEnum


class Collection(StrEnum):
    """One folder of the registry, by the name under which the records know it."""

    STAGES = "stages"
    EVENTS = "events"
    ORGANISATIONS = "organisations"
    INCUBATORS = "incubators"
    PRODUCTS = "products"
    PEOPLE = "people"


FOLDERS = {
    Collection.STAGES: "_phases",
    Collection.EVENTS: "_events",
    Collection.ORGANISATIONS: "_organisations",
    Collection.INCUBATORS: "_incubators",
    Collection.PRODUCTS: "_startups",
    Collection.PEOPLE: "_authors",
}
"""Where each collection lies, under `content/` or, in older commits, at the root."""

ROOTS = ("content/", "")
"""Prefixes to try, the present one first."""


def collections_read(*, with_people: bool) -> tuple[Collection, ...]:
    """The collections to read; people only when they were asked for."""
    return tuple(each for each in Collection if with_people or each is not Collection.PEOPLE)
