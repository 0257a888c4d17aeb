"""What stops a verb is one sentence, not a trace."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from gouvernail.commands.troubles import Stopped, spoken


def raising(error: Exception) -> int:
    """A verb that fails."""
    raise error


def test_a_verb_that_goes_well_answers_its_status() -> None:
    assert spoken(lambda: 1) == 1


def test_a_sentence_is_said_on_the_error_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert spoken(lambda: raising(Stopped("le dossier « x » n’existe pas."))) == 1
    assert capsys.readouterr() == ("", "gouvernail : le dossier « x » n’existe pas.\n")


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert spoken(lambda: len((tmp_path / "absent.ods").read_bytes())) == 1
    assert "absent.ods" in capsys.readouterr().err


def test_a_locked_database_says_to_try_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert spoken(lambda: raising(OperationalError("database is locked"))) == 1
    assert "Réessayez" in capsys.readouterr().err


def test_a_refused_configuration_is_said_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert spoken(lambda: raising(ImproperlyConfigured("GOUVERNAIL_MODE vaut « local » ou « production »."))) == 1
    assert capsys.readouterr().err == "gouvernail : GOUVERNAIL_MODE vaut « local » ou « production ».\n"


def test_a_fault_of_the_program_keeps_its_trace() -> None:
    with pytest.raises(ZeroDivisionError):
        spoken(lambda: 1 // 0)


def test_the_trace_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUVERNAIL_TRACE", "1")
    with pytest.raises(Stopped):
        spoken(lambda: raising(Stopped("trop tard.")))
