"""Quelle que soit la suite des actions permises, du besoin aux équipes, rien ne se défait (invariants 1 à 5, 9, 13)."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as examples
from hypothesis.stateful import run_state_machine_as_test

from gouvernail.actions.give_term import GivenTerm, give_term
from gouvernail.records.models import Framework
from tests.actions.any_sequence.steps import AnySequence
from tests.actions.order_life.signatories import signatory
from tests.market import accepted, base

EXAMPLES = examples(
    max_examples=4, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck), print_blob=False
)


@pytest.mark.django_db
@pytest.mark.clause("2-order-by-need", "4.2-recusal", "4.3-turnover", "4.2-next-contractor")
@pytest.mark.parametrize(("rule", "chapter"), [("rotation", 0), ("cascade", 1), ("rotation", 3), ("cascade", 5)])
def test_aucune_suite_d_actions_ne_defait_un_invariant_et_tout_refus_nomme_sa_clause(
    rule: str, chapter: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepted(base(marches=[{"attribution_rule": rule}], commandes=[], lignes=[]))
    for key, value in (("silence_working_days", "5"), ("adequacy_check_days", "30")):
        give_term(Framework.objects.get(), GivenTerm(key, value, ""), "test")
    account = signatory()

    class FromThere(AnySequence):
        def __init__(self) -> None:
            super().__init__(account, chapter, monkeypatch)

    run_state_machine_as_test(FromThere, settings=EXAMPLES)
