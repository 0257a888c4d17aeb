"""Derive the stages of a product from what its file says, and say what had to be guessed.

Both conventions of the registry are accepted: an end on the day of the next start, or on the day before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from gouvernail.harvesters.registry.parse.fields import Fields
from gouvernail.harvesters.registry.parse.troubles import Troubles, shown
from gouvernail.harvesters.registry.parse.vocabulary import Meaning, StageRecord, vocabulary
from gouvernail.harvesters.registry.parse.yaml_values import Value

UNKNOWN_RANK = 1000
LONGEST_WORD = 60
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PhaseRecord:
    """One stage over the half-open interval [`start_on`, `until_on`); `raw_…` keep what the file says."""

    stage: str
    start_on: date | None
    until_on: date | None
    raw_name: str
    raw_start: str = ""
    raw_end: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class _Written:
    """A phase as written, before it is put in its place."""

    index: int
    word: str
    start_on: date | None
    end_on: date | None
    raw_start: str
    raw_end: str
    comment: str
    stage: str = ""
    rank: int = 0

    @property
    def where(self) -> str:
        return f"phases[{self.index}]"


def understand_phases(fields: Fields, year: int, troubles: Troubles) -> tuple[PhaseRecord, ...]:
    """The stages of a product, sorted by start then canonical order. CCTP 1.3 (1.3-phases)."""
    written = [_written(index, each) for index, each in enumerate(fields.mappings("phases"))]
    if not written:
        written = _flat(fields, troubles)
    if not written:
        troubles.add("no_stage_at_all", "phases", understood="aucune phase")
        return ()
    written = _with_starts(written, troubles)
    ordered = _in_order(_named(written, year, troubles), troubles)
    _note_shape(ordered, troubles)
    return tuple(_records(ordered, troubles))


def _written(index: int, fields: Fields) -> _Written:
    return _Written(
        index=index,
        word=fields.text("name", LONGEST_WORD),
        start_on=fields.day("start"),
        end_on=fields.day("end"),
        raw_start=_raw(fields.raw("start")),
        raw_end=_raw(fields.raw("end")),
        comment=fields.text("comment", 10_000),
    )


def _raw(value: Value) -> str:
    return shown(value)[:60]


def _flat(fields: Fields, troubles: Troubles) -> list[_Written]:
    """The format of 2019: one status, one start, one end per product."""
    word = fields.text("status", LONGEST_WORD) or fields.text("statut", LONGEST_WORD)
    if not word:
        return []
    troubles.add("old_format", "status", word, "une seule phase")
    return [replace(_written(0, fields), word=word)]


def _with_starts(written: Sequence[_Written], troubles: Troubles) -> list[_Written]:
    """A phase without start begins where the one before it in the file ends, when that is written."""
    found: list[_Written] = []
    for phase in written:
        if phase.start_on is None:
            inferred = found[-1].end_on if found else None
            understood = f"début : {inferred.isoformat()}" if inferred else "placée avant les phases datées"
            troubles.add("phase_without_start", phase.where, phase.word, understood)
            phase = replace(phase, start_on=inferred)  # noqa: PLW2901
        found.append(phase)
    return found


def _named(written: Sequence[_Written], year: int, troubles: Troubles) -> list[_Written]:
    """Give each phase the stage that its word means, in the light of those that came before."""
    before: set[str] = set()
    found = []
    for phase in sorted(written, key=lambda each: each.start_on or date.min):
        meaning = vocabulary().meaning(phase.word, year, frozenset(before))
        _note_meaning(phase, meaning, troubles)
        before.add(meaning.stage)
        found.append(replace(phase, stage=meaning.stage, rank=_stage(meaning.stage).rank))
    return found


def _note_meaning(phase: _Written, meaning: Meaning, troubles: Troubles) -> None:
    if not meaning.is_known:
        troubles.add("unknown_phase", f"{phase.where}.name", phase.word, "gardée telle quelle")
    elif meaning.is_old:
        doubt = "" if meaning.is_sure else " (à vérifier)"
        troubles.add("old_phase_word", f"{phase.where}.name", phase.word, f"{meaning.stage}{doubt}")


def _stage(key: str) -> StageRecord:
    return vocabulary().stages.get(key) or StageRecord(key, key, UNKNOWN_RANK, is_active=True, is_terminal=False)


def _in_order(named: Sequence[_Written], troubles: Troubles) -> list[_Written]:
    ordered = sorted(named, key=lambda each: (each.start_on or date.min, _canonical_order(each), each.index))
    if [each.index for each in ordered] != sorted(each.index for each in ordered):
        troubles.add("phases_unsorted", "phases", understood=", ".join(each.stage for each in ordered))
    return ordered


def _canonical_order(phase: _Written) -> int:
    """The rank of the stage; all ends of life rank alike, so that the file decides which of two came last."""
    return UNKNOWN_RANK if _stage(phase.stage).is_terminal else phase.rank


def _note_shape(ordered: Sequence[_Written], troubles: Troubles) -> None:
    """What is unusual in the life of this product, stage by stage."""
    if ordered[0].stage != "investigation":
        troubles.add("first_phase_not_investigation", ordered[0].where, ordered[0].word)
    if len(ordered) == 1:
        troubles.add("single_phase", ordered[0].where, ordered[0].word)
    for phase, following in _pairs(ordered):
        _note_passage(phase, following, troubles)


def _note_passage(phase: _Written, following: _Written, troubles: Troubles) -> None:
    if phase.start_on == following.start_on and phase.start_on is not None:
        troubles.add("phases_start_same_day", following.where, following.word, f"après « {phase.stage} »")
    if _stage(phase.stage).is_terminal:
        troubles.add("phase_after_terminal", following.where, following.word, f"après « {phase.stage} »")
    elif following.rank < phase.rank < UNKNOWN_RANK:
        troubles.add("phase_goes_back", following.where, following.word, f"après « {phase.stage} »")


def _pairs(ordered: Sequence[_Written]) -> Iterable[tuple[_Written, _Written]]:
    return pairwise(ordered)


def _records(ordered: Sequence[_Written], troubles: Troubles) -> Iterable[PhaseRecord]:
    next_starts = [each.start_on for each in ordered[1:]] + [None]
    for phase, next_start in zip(ordered, next_starts, strict=True):
        yield PhaseRecord(
            stage=phase.stage,
            start_on=phase.start_on,
            until_on=_until(phase, next_start, troubles),
            raw_name=phase.word,
            raw_start=phase.raw_start,
            raw_end=phase.raw_end,
            comment=phase.comment,
        )


def _until(phase: _Written, next_start: date | None, troubles: Troubles) -> date | None:
    """The first day out of the phase: the next start unless the file leaves a real gap before it."""
    end, where = phase.end_on, f"{phase.where}.end"
    if end is not None and phase.start_on is not None and end < phase.start_on:
        troubles.add("end_before_start", where, end.isoformat(), "fin ignorée")
        end = None
    if next_start is None:
        return end
    until = next_start.isoformat()
    if end is None:
        troubles.add("end_inferred", where, understood=until)
    elif end > next_start:
        troubles.add("phase_overlap", where, end.isoformat(), until)
    elif end == next_start - ONE_DAY:
        troubles.add("end_is_day_before", where, end.isoformat(), until)
    elif end < next_start:
        troubles.add("phase_gap", where, end.isoformat(), f"phase suivante au {until}")
        return end
    return next_start
