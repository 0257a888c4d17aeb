"""What every test shares."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings

# The day of the tests is the real day: a test that needs another one asks for it.
os.environ.pop("GOUVERNAIL_TODAY", None)

# A machine that is busy elsewhere is no reason to fail.
hypothesis_settings.register_profile("gouvernail", deadline=None)
hypothesis_settings.load_profile("gouvernail")


def pytest_configure() -> None:
    """Hash passwords quickly, look static files up one by one, and give each run its own PostgreSQL database.

    Each test client starts the middleware again: listing every static file each time took most of the time of pages.
    """
    django_settings.WHITENOISE_AUTOREFRESH = True
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"{os.getpid():x}")[:8]
    if "postgresql" in django_settings.DATABASES["default"]["ENGINE"]:
        django_settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = f"test_gouvernail_{run}"


@pytest.fixture(autouse=True)
def _uploads_in_scratch(settings: Settings, tmp_path: Path) -> None:
    """A file that a test uploads disappears with it."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
