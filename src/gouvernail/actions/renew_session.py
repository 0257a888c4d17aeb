"""Follow a session that goes on under another key: Django gives it one when a password changes."""

from __future__ import annotations

from gouvernail.records.models import OpenSession


def renew_session(before: str, after: str) -> None:
    """Know the session under its new key."""
    OpenSession.objects.filter(session_key=before).update(session_key=after)
