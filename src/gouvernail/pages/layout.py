"""What the frame of every page shows: the name of the instance, the brand, the menu, the reader, the help."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from gouvernail.pages.help.first_steps import steps_at
from gouvernail.pages.help.own_section import help_address
from gouvernail.pages.navigation import menu_of
from gouvernail.pages.sign_in.reader import reader_of


def frame(request: HttpRequest) -> dict[str, Any]:
    """Values that ``gouvernail/base.html`` needs on every page (a context processor)."""
    reader = reader_of(request)
    return {
        "instance_name": settings.INSTANCE_NAME,
        "state_brand": settings.STATE_BRAND,
        "pro_connect_is_on": settings.PRO_CONNECT.is_on,
        "notices": settings.NOTICES,
        "reader": reader,
        "menu": menu_of(reader, request.path),
        "help_address": help_address(request.path),
        "first_steps": steps_at(reader, request.path),
    }
