"""Les nombres du contrat sont des clauses : chacune se renseigne dans sa forme, sans changer dans le dos des bons."""

from __future__ import annotations

import pytest

from gouvernail.rules.term_values import why_not_give

pytestmark = pytest.mark.clause("2-order-by-need")


def codes(key: str, value: str, present: str = "", seen: str | None = None) -> list[str]:
    """Why a value is refused."""
    return [one.code for one in why_not_give(key, value, present=present, seen=present if seen is None else seen)]


@pytest.mark.parametrize(
    ("key", "value", "refused"),
    [
        ("tacit_acceptance", "non", []),
        ("tacit_acceptance", " ", ["term_value_missing"]),
        ("tacit_acceptance", "x" * 301, ["term_value_too_long"]),
        ("silence_working_days", "5", []),
        ("silence_working_days", "cinq", ["term_value_not_whole"]),
        ("silence_working_days", "0", ["term_value_not_whole"]),
        ("silence_working_days", "-3", ["term_value_not_whole"]),
        ("silence_working_days", "²", ["term_value_not_whole"]),
        ("silence_working_days", "99999999999", ["term_value_not_whole"]),
        ("order_warning_percents", "80, 100", []),
        ("order_warning_percents", "80,", ["term_value_not_percents"]),
        ("inconnue", "5", ["term_unknown"]),
    ],
)
def test_une_clause_se_renseigne_dans_sa_forme(key: str, value: str, refused: list[str]) -> None:
    assert codes(key, value) == refused


def test_ce_sur_quoi_reposent_des_bons_notifies_ne_change_plus() -> None:
    assert codes("price_day", "autre", present="notification") == ["term_fixed"]


def test_deux_onglets_ne_s_ecrasent_pas() -> None:
    assert codes("penalties", "oui", present="non", seen="") == ["term_changed"]
