"""A worker outlives a database that cannot write for now: pages can still be read meanwhile."""

from __future__ import annotations

import pytest
from django.db import OperationalError

from gouvernail.commands.patience import PAUSE_SECONDS, patiently


def test_work_begins_again_until_it_is_done(capsys: pytest.CaptureFixture[str], db: None) -> None:  # noqa: ARG001
    fates = [OperationalError("database or disk is full")] * 3 + [None]
    pauses: list[float] = []

    def work() -> None:
        if (fate := fates.pop(0)) is not None:
            raise fate

    patiently(work, pauses.append)
    assert pauses == [PAUSE_SECONDS] * 3
    assert capsys.readouterr().err.count("database or disk is full") == 1, "said once, then in silence"


def test_a_fault_of_the_program_is_not_waited_for() -> None:
    def work() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        patiently(work, lambda _: None)
