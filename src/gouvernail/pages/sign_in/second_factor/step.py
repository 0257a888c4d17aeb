"""The step between the credentials and the door: a code, an enrolment, or nothing."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from gouvernail.actions.record_access import Access, record_access
from gouvernail.pages.navigation import landing_of
from gouvernail.pages.sign_in.door import open_door
from gouvernail.pages.sign_in.pro_connect.hint import keep_hint
from gouvernail.pages.sign_in.reader import read_again
from gouvernail.pages.sign_in.second_factor import half_open
from gouvernail.pages.sign_in.second_factor.half_open import HalfOpen
from gouvernail.pages.sign_in.second_factor.mark import forget_shown, mark_shown
from gouvernail.records.models import Account
from gouvernail.records.queries.readers import grants_of
from gouvernail.records.queries.second_factors import has_second_factor
from gouvernail.rules.access import Role
from gouvernail.rules.second_factor import Demand, Step, is_demanded_of, next_step

_PAGES = {Step.CODE: "second_step", Step.ENROLMENT: "second_step_enrolment"}


def after_credentials(request: HttpRequest, entry: HalfOpen, *, is_proved: bool = False) -> HttpResponse:
    """Open the door, or ask for the second factor first; ``is_proved``: the way in has already seen one."""
    forget_shown(request)
    roles = (Role(grant.role) for grant in grants_of(entry.account))
    step = next_step(
        has_device=has_second_factor(entry.account),
        is_demanded=is_demanded_of(roles, Demand(settings.SECOND_FACTOR)),
        is_proved=is_proved,
    )
    if step == Step.DOOR:
        return redirect(through_the_door(request, entry, is_proved=is_proved))
    half_open.begin(request, entry)
    return redirect(_PAGES[step])


def through_the_door(request: HttpRequest, entry: HalfOpen, *, is_proved: bool) -> str:
    """Open the session and answer the address where to go."""
    half_open.end(request)
    open_door(request, entry.account, entry.way)
    keep_hint(request, entry.hint)
    if is_proved:
        mark_shown(request)
    reader = read_again(request)  # the mark changes what this session may read
    return entry.wanted if entry.wanted.startswith("/") else landing_of(reader)


def count_failure(request: HttpRequest, account: Account) -> None:
    """Count an error with those of the password: too many close the door of this account for a while."""
    user_login_failed.send(sender=__name__, credentials={"username": account.email}, request=request)
    if getattr(request, "axes_locked_out", False):
        record_access(account, Access.LOCKED)
