"""The words of the registry as versioned data: what each one means, and in which years."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

FOREVER = 9999


@dataclass(frozen=True, slots=True)
class StageRecord:
    """A stage of life of a product; `rank` is the canonical order, `cctp_phase` the contract's word.

    CCTP 1.3 (1.3-phases).
    """

    key: str
    label: str
    rank: int
    is_active: bool
    is_terminal: bool
    cctp_phase: str = ""
    since_year: int | None = None
    until_year: int | None = None


@dataclass(frozen=True, slots=True)
class StageWord:
    """A word that was once written for a stage, between two years."""

    word: str
    stage: str
    since: int
    until: int
    is_sure: bool
    after_investigation: str

    def distance(self, year: int) -> int:
        """How many years lie between `year` and the years of this word; 0 when it was written then."""
        return max(self.since - year, year - self.until, 0)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word means in a given year."""

    stage: str
    is_known: bool = True
    is_old: bool = False
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All the words, ready to be asked."""

    stages: dict[str, StageRecord]
    old_words: dict[str, tuple[StageWord, ...]]
    words: dict[str, frozenset[str]]

    def meaning(self, word: str, year: int, before: frozenset[str] = frozenset()) -> Meaning:
        """The stage that a word names in a file of that year, after the stages gone through `before`.

        A word out of its years keeps its nearest meaning, which is then doubtful.
        """
        stage = self.stages.get(word)
        old = min(self.old_words.get(word, ()), key=lambda each: each.distance(year), default=None)
        if stage is not None and (old is None or self._stage_is_nearer(stage, old, year)):
            return Meaning(word)
        if old is None:
            return Meaning(word, is_known=False, is_sure=False)
        meant = old.after_investigation if old.after_investigation and before <= {"investigation"} else old.stage
        return Meaning(meant, is_old=True, is_sure=old.is_sure and old.distance(year) == 0)

    def knows(self, field: str, word: str) -> bool:
        """Whether this word was ever written in that field."""
        return word in self.words.get(field, frozenset())

    def _stage_is_nearer(self, stage: StageRecord, old: StageWord, year: int) -> bool:
        return max((stage.since_year or 0) - year, 0) <= old.distance(year)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary packaged beside this file."""
    data = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text("utf-8"))
    old: dict[str, list[StageWord]] = {}
    for each in data["old_word"]:
        old.setdefault(each["word"], []).append(_stage_word(each))
    words: dict[str, set[str]] = {}
    for each in data["word"]:
        words.setdefault(each["field"], set()).add(each["word"])
    return Vocabulary(
        stages={each["key"]: _stage(each) for each in data["stage"]},
        old_words={word: tuple(meanings) for word, meanings in old.items()},
        words={field: frozenset(known) for field, known in words.items()},
    )


def _stage(row: dict[str, Any]) -> StageRecord:
    row = dict(row)
    return StageRecord(since_year=row.pop("since", None), until_year=row.pop("until", None), **row)


def _stage_word(row: dict[str, Any]) -> StageWord:
    return StageWord(
        word=row["word"],
        stage=row["stage"],
        since=row.get("since", 0),
        until=row.get("until", FOREVER),
        is_sure=row["sure"],
        after_investigation=row.get("after_investigation", ""),
    )
