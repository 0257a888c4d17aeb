"""What would go wrong in production is said before the start; the worst is refused at the start itself."""

from __future__ import annotations

import os
import subprocess

import pytest
from pytest_django import Settings

from gouvernail.commands import main
from gouvernail.commands.process_tree import this_command

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
        ({"GOUVERNAIL_HOSTS": "*"}, "GOUVERNAIL_HOSTS"),
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
