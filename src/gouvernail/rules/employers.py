"""When an employer of the registry can be brought to a contractor."""

from __future__ import annotations

from gouvernail.rules.verdicts import Refusal


def why_not_confirm_employer(*, is_known: bool, is_as_seen: bool) -> list[Refusal]:
    """Why a decision about an employer is refused: nobody bears that name any more, or somebody else just decided.

    A suggestion never counts by itself: a person decides, on what it has seen. CCTP 4.2 (4.2-device).
    """
    if not is_known:
        return [Refusal("employer_unknown", "4.2-device")]
    return [] if is_as_seen else [Refusal("employer_changed", "4.2-device")]
