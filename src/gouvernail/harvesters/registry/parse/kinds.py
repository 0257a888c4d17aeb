"""How grave each kind of trouble is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Level(StrEnum):
    """`ERROR`: not understood, left out. `DOUBT`: understood, to be checked. `NOTE`: understood without doubt."""

    ERROR = "error"
    DOUBT = "doubt"
    NOTE = "note"


_ERRORS = (
    "duplicate_id",
    "file_too_large",
    "front_matter_not_mapping",
    "impossible_date",
    "name_too_long",
    "no_front_matter",
    "no_stage_at_all",
    "not_a_file",
    "unexpected_type",
    "unknown_phase",
    "unreadable_yaml",
    "url_refused",
    "url_without_host",
)
_DOUBTS = (
    "active_without_missions",
    "duplicate_key",
    "end_before_start",
    "front_matter_not_closed",
    "gone_reference",
    "inactive_with_missions",
    "latest_phase_ended",
    "list_cut",
    "mission_ends_before_start",
    "missing_title",
    "missions_overlap",
    "no_phase_started",
    "not_utf8",
    "old_phase_word",
    "phase_after_terminal",
    "phase_gap",
    "phase_goes_back",
    "phase_overlap",
    "phase_without_start",
    "phases_start_same_day",
    "rename_claimed_twice",
    "rename_of_itself",
    "rename_of_living",
    "repository_not_cloneable",
    "same_repository",
    "several_employers",
    "several_urls",
    "tabs",
    "text_cut",
    "unknown_reference",
    "unknown_word",
    "url_without_scheme",
)
_NOTES = (
    "crlf",
    "end_inferred",
    "end_is_day_before",
    "first_phase_not_investigation",
    "former_id",
    "hidden_incubator",
    "id_differs_from_file_name",
    "label_spelling",
    "missing_suffix",
    "old_format",
    "phase_in_future",
    "phases_unsorted",
    "quoted_date",
    "single_phase",
    "unknown_key",
    "url_cleaned",
    "url_empty",
)

LEVELS: Mapping[str, Level] = {
    **dict.fromkeys(_ERRORS, Level.ERROR),
    **dict.fromkeys(_DOUBTS, Level.DOUBT),
    **dict.fromkeys(_NOTES, Level.NOTE),
}
"""Every kind of trouble: those that files give, and those that depend on the day on which one looks."""
