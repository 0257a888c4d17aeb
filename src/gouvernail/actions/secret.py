"""Secrets that a link holds: drawn here, sent once, remembered by their digest only."""

from __future__ import annotations

import hashlib
import secrets


def new_secret() -> str:
    """256 bits drawn at random, in letters that an address holds."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """SHA-256: a secret drawn at random needs neither salt nor slowness."""
    return hashlib.sha256(secret.encode()).hexdigest()
