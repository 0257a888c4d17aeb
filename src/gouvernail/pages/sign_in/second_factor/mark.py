"""Whether a session has shown a second factor, and whether it owes one."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest

from gouvernail.rules.access import Role
from gouvernail.rules.second_factor import Demand, is_demanded_of

_KEPT_AS = "second_factor_shown"


def mark_shown(request: HttpRequest) -> None:
    """Remember that this session has shown a second factor."""
    request.session[_KEPT_AS] = True


def forget_shown(request: HttpRequest) -> None:
    """This session must show a second factor again, if one is demanded."""
    request.session.pop(_KEPT_AS, None)


def is_owed(request: HttpRequest, roles: Iterable[Role]) -> bool:
    """Whether this session opens nothing yet: the instance demands a factor of these roles, and saw none.

    So it is too for a session opened before the demand was made or the role given.
    """
    demand = Demand(settings.SECOND_FACTOR)
    return is_demanded_of(roles, demand) and not request.session.get(_KEPT_AS, False)
