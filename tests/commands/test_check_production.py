"""What would go wrong in production is said before the start; the worst is refused at the start itself."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex, token_urlsafe

import pytest
from pytest_django import Settings

from gouvernail.commands import main
from gouvernail.commands.process_tree import this_command
from gouvernail.settings import _is_random

SECRET = "un-secret-de-soixante-signes-pour-un-essai-sans-lendemain-0123456789"
PRODUCTION = {
    "GOUVERNAIL_MODE": "production",
    "GOUVERNAIL_SECRET_KEY": SECRET,
    "GOUVERNAIL_HOSTS": "pilotage.exemple.fr",
}


@pytest.mark.django_db
def test_a_local_instance_is_not_ready(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    assert main(["check", "production"]) == 1
    said = capsys.readouterr().out
    assert "GOUVERNAIL_MODE" in said
    assert "GOUVERNAIL_HOSTS" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"GOUVERNAIL_DEBUG": "true"}, "GOUVERNAIL_DEBUG est refusé"),
        ({"GOUVERNAIL_SECRET_KEY": "court"}, "GOUVERNAIL_SECRET_KEY"),
        ({"GOUVERNAIL_SECRET_KEY": "a" * 80}, "GOUVERNAIL_SECRET_KEY"),
        ({"GOUVERNAIL_SECRET_KEY": ""}, "GOUVERNAIL_SECRET_KEY"),
        ({"GOUVERNAIL_SECRET_KEY": "changez-moi-" * 6}, "GOUVERNAIL_SECRET_KEY"),
        ({"GOUVERNAIL_SECRET_KEY": "abcdefghijklmnopqrstuvwxyz" * 2}, "GOUVERNAIL_SECRET_KEY"),
        ({"GOUVERNAIL_HOSTS": "*"}, "GOUVERNAIL_HOSTS"),
        ({"GOUVERNAIL_HOSTS": "pilotage.exemple.fr, *"}, "GOUVERNAIL_HOSTS"),
        ({"GOUVERNAIL_TODAY": "2026-06-30"}, "GOUVERNAIL_TODAY"),
        ({"GOUVERNAIL_TODAY": "demain"}, "GOUVERNAIL_TODAY"),
        ({"GOUVERNAIL_LOCKOUT_FAILURES": "cinq"}, "GOUVERNAIL_LOCKOUT_FAILURES"),
        ({"DATABASE_URL": "postgresql://lise:secret@[::1/base"}, "DATABASE_URL"),
        ({"GOUVERNAIL_SECOND_FACTOR": "oui"}, "GOUVERNAIL_SECOND_FACTOR"),
        ({"GOUVERNAIL_PROCONNECT_ISSUER": "https://fournisseur.exemple"}, "GOUVERNAIL_PROCONNECT_CLIENT_ID"),
        ({"GOUVERNAIL_MODE": "productoin"}, "GOUVERNAIL_MODE"),
    ],
    ids=lambda value: "=".join(*value.items())[:40] if isinstance(value, dict) else None,
)
def test_a_dangerous_production_does_not_start(change: dict[str, str], said: str) -> None:
    environment = {**os.environ, **PRODUCTION, **change}
    done = subprocess.run(
        this_command("serve", "--port", "0"), env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr.startswith("gouvernail : ")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "lise:secret" not in done.stderr


@pytest.mark.parametrize("make", [lambda: token_hex(25), lambda: token_urlsafe(38)[:50]])
def test_a_secret_that_is_random_is_taken(make: Callable[[], str]) -> None:
    assert all(_is_random(make()) for _ in range(500))


def test_the_database_of_an_instance_is_its_own(tmp_path: Path) -> None:
    """It holds the fingerprints of passwords and the sessions: nobody else on the machine reads it."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = {**kept, "GOUVERNAIL_VAR": str(tmp_path)}
    subprocess.run(this_command("migrate", "--quiet"), env=environment, check=True, umask=0o022)
    assert (tmp_path / "gouvernail.sqlite3").stat().st_mode & 0o077 == 0
