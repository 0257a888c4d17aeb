"""Stages: every oddity of the real registry, with made-up samples. CCTP 1.3."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.harvesters.registry.parse.fields import Fields
from gouvernail.harvesters.registry.parse.phases import understand_phases
from gouvernail.harvesters.registry.parse.troubles import Troubles
from gouvernail.harvesters.registry.parse.vocabulary import vocabulary
from gouvernail.harvesters.registry.parse.yaml_values import Value
from tests.registry_samples import kinds, product, product_text, understood

JANUARY, JUNE, SEPTEMBER = date(2024, 1, 8), date(2024, 6, 3), date(2024, 9, 2)
INVESTIGATION = "{name: investigation, start: 2024-01-08"
CONSTRUCTION = "{name: construction, start: 2024-06-03"


def phases(*written: str, year: int = 2026) -> tuple[list[tuple[str, date | None, date | None]], list[str]]:
    """The stages that these phases give, and the kinds of trouble."""
    text = product_text(phases=f"[{', '.join(written)}]")
    found = [(each.stage, each.start_on, each.until_on) for each in product(text, year).phases]
    return found, kinds(understood(text, year=year))


@pytest.mark.clause("1.3-phases")
@pytest.mark.parametrize(
    ("end", "until", "kind"),
    [
        ("", JUNE, ["end_inferred"]),
        (", end: 2024-06-03", JUNE, []),
        (", end: 2024-06-02", JUNE, ["end_is_day_before"]),
        (", end: 2024-09-02", JUNE, ["phase_overlap"]),
        (", end: 2024-04-01", date(2024, 4, 1), ["phase_gap"]),
        (", end: 2023-04-01", JUNE, ["end_before_start", "end_inferred"]),
        (", end: 2024-02-31", JUNE, ["end_inferred", "impossible_date"]),
    ],
)
def test_the_end_of_a_phase_follows_either_convention(end: str, until: date, kind: list[str]) -> None:
    found, troubles = phases(f"{INVESTIGATION}{end}}}", f"{CONSTRUCTION}}}")
    assert found == [("investigation", JANUARY, until), ("construction", JUNE, None)]
    assert troubles == kind


def test_phases_are_sorted_by_start_then_by_canonical_order() -> None:
    found, troubles = phases(
        "{name: acceleration, start: 2024-09-02}", f"{CONSTRUCTION}}}", "{name: investigation, start: 2024-06-03}"
    )
    assert [each[0] for each in found] == ["investigation", "construction", "acceleration"]
    assert found[0][1:] == (JUNE, JUNE)
    assert troubles == ["end_inferred", "end_inferred", "phases_start_same_day", "phases_unsorted"]


def test_of_two_ends_of_life_on_one_day_the_file_says_which_came_last() -> None:
    found, _ = phases(
        f"{INVESTIGATION}}}", "{name: abandon, start: 2024-06-03}", "{name: transfere, start: 2024-06-03}"
    )
    assert [each[0] for each in found] == ["investigation", "abandon", "transfere"]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        (("{name: consolidation, start: 2024-01-08}", "{name: acceleration, start: 2024-06-03}"), "phase_goes_back"),
        (("{name: transfere, start: 2024-01-08}", f"{CONSTRUCTION}}}"), "phase_after_terminal"),
        ((f"{CONSTRUCTION}}}", "{name: acceleration, start: 2024-09-02}"), "first_phase_not_investigation"),
        ((f"{INVESTIGATION}}}",), "single_phase"),
        ((f"{INVESTIGATION}}}", "{name: rêverie, start: 2024-06-03}"), "unknown_phase"),
        (("{name: investigation}", f"{CONSTRUCTION}}}"), "phase_without_start"),
        (("12",), "unexpected_type"),
        ((), "no_stage_at_all"),
    ],
)
def test_an_unusual_life_is_told(written: tuple[str, ...], kind: str) -> None:
    assert kind in phases(*written)[1]


def test_an_unknown_phase_is_kept_as_it_stands() -> None:
    assert phases(f"{INVESTIGATION}}}", "{name: rêverie, start: 2024-06-03}")[0][1] == ("rêverie", JUNE, None)


def test_a_phase_without_start_begins_where_the_one_before_ends() -> None:
    found, _ = phases(f"{INVESTIGATION}, end: 2024-06-03}}", "{name: construction}")
    assert found == [("investigation", JANUARY, JUNE), ("construction", JUNE, None)]


def test_a_phase_that_nothing_dates_comes_first() -> None:
    found, _ = phases(f"{CONSTRUCTION}}}", "{name: investigation}")
    assert found == [("investigation", None, JUNE), ("construction", JUNE, None)]


def test_raw_values_stay_beside_what_was_derived() -> None:
    (first, _) = product(product_text(phases=f"[{INVESTIGATION}, end: 2024-09-02}}, {CONSTRUCTION}}}]")).phases
    assert (first.raw_name, first.raw_start, first.raw_end) == ("investigation", "2024-01-08", "2024-09-02")


def test_the_flat_format_of_2019_is_one_phase() -> None:
    text = product_text(phases="", status="construction", start="'2018-06-04'", owner="agence-des-lacs")
    record = product(text, year=2019)
    assert [(each.stage, each.start_on) for each in record.phases] == [("construction", date(2018, 6, 4))]
    assert [each.external_id for each in record.sponsors] == ["agence-des-lacs"]
    assert {"old_format", "quoted_date"} <= set(kinds(understood(text, year=2019)))


@pytest.mark.parametrize(
    ("word", "year", "stage"),
    [
        ("consolidation", 2026, "consolidation"),
        ("consolidation", 2019, "acceleration"),
        ("passation", 2019, "consolidation"),
        ("transfert", 2019, "consolidation"),
        ("transfer", 2024, "consolidation"),
        ("perennisation", 2025, "consolidation"),
        ("success", 2024, "transfere"),
        ("death", 2019, "abandon"),
        ("alumni", 2024, "abandon"),
    ],
)
def test_a_word_means_what_it_meant_in_its_years(word: str, year: int, stage: str) -> None:
    found, _ = phases(f"{INVESTIGATION}}}", f"{CONSTRUCTION}}}", f"{{name: {word}, start: 2024-09-02}}", year=year)
    assert found[-1][0] == stage


def test_leaving_after_the_investigation_alone_is_another_end() -> None:
    found, troubles = phases(f"{INVESTIGATION}}}", "{name: alumni, start: 2024-06-03}", year=2024)
    assert found[-1][0] == "abandon-investigation"
    assert "old_phase_word" in troubles


def test_a_word_out_of_its_years_is_doubtful() -> None:
    assert vocabulary().meaning("transfert", 2026).is_sure is False
    assert vocabulary().meaning("passation", 2019).is_sure is True


DAYS = st.dates(date(2015, 1, 1), date(2030, 1, 1)) | st.none()
NAMES = st.sampled_from([*vocabulary().stages, *vocabulary().old_words, "rêverie", ""])
WRITTEN = st.lists(st.fixed_dictionaries({"name": NAMES, "start": DAYS, "end": DAYS}), max_size=8)


@given(WRITTEN, st.integers(2015, 2030))
def test_derived_phases_are_ordered_half_open_and_never_overlap(written: list[Value], year: int) -> None:
    troubles = Troubles("fichier.md")
    found = understand_phases(Fields({"phases": written}, troubles), year, troubles)
    assert len(found) == len(written)
    for phase in found:
        assert phase.start_on is None or phase.until_on is None or phase.until_on >= phase.start_on
    for phase, following in pairwise(found):
        assert phase.start_on is None or (following.start_on is not None and phase.start_on <= following.start_on)
        assert following.start_on is None or (phase.until_on is not None and phase.until_on <= following.start_on)
