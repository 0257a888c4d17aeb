"""Chance that falls the same way each time: what happens to somebody on a day depends on nothing else."""

from __future__ import annotations

from random import Random

SEED = "gouvernail"


def chance(*about: object) -> Random:
    """The dice for one thing, named by what tells it from the others."""
    return Random(":".join([SEED, *map(str, about)]))  # noqa: S311 - must fall the same way each time, protects nothing
