"""What stops a verb is one sentence, not a trace."""

from pathlib import Path

import pytest
from django.db import OperationalError

from gouvernail.commands.troubles import Stopped, spoken


def test_a_sentence_is_said_on_the_error_output(capsys: pytest.CaptureFixture[str]) -> None:
    with spoken() as outcome:
        raise Stopped("le dossier « x » n’existe pas.")
    assert outcome.status == 1
    assert capsys.readouterr() == ("", "gouvernail : le dossier « x » n’existe pas.\n")


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with spoken() as outcome:
        (tmp_path / "absent.ods").read_bytes()
    assert outcome.status == 1
    assert "absent.ods" in capsys.readouterr().err


def test_a_locked_database_says_to_try_again(capsys: pytest.CaptureFixture[str]) -> None:
    with spoken() as outcome:
        raise OperationalError("database is locked")
    assert outcome.status == 1
    assert "Réessayez" in capsys.readouterr().err


def test_a_fault_of_the_program_keeps_its_trace() -> None:
    with pytest.raises(ZeroDivisionError), spoken():
        raise ZeroDivisionError


def test_the_trace_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUVERNAIL_TRACE", "1")
    with pytest.raises(Stopped), spoken():
        raise Stopped("trop tard.")
