"""Small housekeeping that needs nobody."""

from __future__ import annotations

from django.core.management import call_command
from django_tasks import task


@task()
def clear_old_sessions() -> None:
    """Forget the sessions that have ended."""
    call_command("clearsessions")
