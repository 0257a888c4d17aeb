"""One account: its roles, its state, its sessions. A gesture takes effect at its next page. CCTP 4.2 (4.2-device)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.end_session import end_sessions
from gouvernail.actions.give_role import give_role
from gouvernail.actions.reactivate_account import reactivate_account
from gouvernail.actions.suspend_account import suspend_account
from gouvernail.actions.withdraw_role import withdraw_role
from gouvernail.pages.role_words import role_words
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.sign_in.sessions.presence import patience
from gouvernail.pages.steering.people.role_fields import RoleForm
from gouvernail.records.models import Account, RoleGrant
from gouvernail.records.queries.accounts import is_in_office, others_in_office
from gouvernail.records.queries.people import person
from gouvernail.records.queries.sessions import sessions_of
from gouvernail.rules.access import Right, Role
from gouvernail.rules.accounts import why_not_suspend, why_not_withdraw_role
from gouvernail.rules.verdicts import Refusal, Refused


@needs(Right.KEEP_ACCOUNTS)
@require_http_methods(["GET", "HEAD", "POST"])
def person_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show an account, and do what is asked of it."""
    account = person(uuid)
    if account is None:
        raise Http404
    form = RoleForm(request.POST if request.POST.get("geste") == "donner" else None)
    if request.method != "POST":
        return _shown(request, account, form, HTTPStatus.OK)
    if form.is_bound and not form.is_valid():
        return _shown(request, account, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        _do(request, account, form)
    except Refused as refused:
        return _shown(request, account, form, HTTPStatus.CONFLICT, refused.refusals)
    return redirect("person", uuid=uuid)


def _do(request: HttpRequest, account: Account, form: RoleForm) -> None:
    by = reader_of(request).account
    if by is None:  # pragma: no cover - the right has been checked
        raise Http404
    actor = f"account:{by.uuid}"

    def end() -> None:
        end_sessions(account, actor=actor, keep=(request.session.session_key or "") if account == by else "")

    gestures: Mapping[str, tuple[Callable[[], object], str]] = {
        "donner": (lambda: give_role(account, form.wanted(), by), "Le rôle est donné."),
        "retirer": (lambda: withdraw_role(account, _grant_id(request, account), actor=actor), "Le rôle est retiré."),
        "suspendre": (lambda: suspend_account(account, by), "Le compte est suspendu et ses connexions sont fermées."),
        "rouvrir": (lambda: reactivate_account(account, actor=actor), "Le compte est rouvert, avec ses rôles."),
        "fermer": (end, "Ses connexions sont fermées."),
    }
    asked = gestures.get(request.POST.get("geste", ""))
    if asked is None:
        raise Http404
    act, told = asked
    act()
    messages.success(request, told)


def _grant_id(request: HttpRequest, account: Account) -> int:
    """The role asked for, among those of this page: a place in a team is its contractor's to take away."""
    held: list[RoleGrant] = account.roles_held  # type: ignore[attr-defined]
    told = request.POST.get("role", "")
    return next((grant.pk for grant in held if str(grant.pk) == told), 0)


def _shown(
    request: HttpRequest, account: Account, form: RoleForm, status: HTTPStatus, refusals: tuple[Refusal, ...] = ()
) -> HttpResponse:
    reader = reader_of(request)
    held: list[RoleGrant] = account.roles_held  # type: ignore[attr-defined]
    others = others_in_office(account)
    suspension = why_not_suspend(
        is_active=account.is_active,
        is_in_office=is_in_office(account),
        others_in_office=others,
        is_oneself=account == reader.account,
    )
    context = {
        "person": account,
        "roles": [(grant, role_words(grant), _why_not_take(grant, account, others)) for grant in held],
        "form": form,
        "refusals": _sentences(refusals),
        "why_not_suspend": _sentences(suspension),
        "session_count": len(sessions_of(account, clock.now(), patience())),
    }
    return render(request, "gouvernail/steering/person.html", context, status=status)


def _why_not_take(grant: RoleGrant, account: Account, others: int) -> list[tuple[str, str]]:
    return _sentences(why_not_withdraw_role(Role(grant.role), others_in_office=others, is_active=account.is_active))


def _sentences(refusals: list[Refusal] | tuple[Refusal, ...]) -> list[tuple[str, str]]:
    return [(wording.refusal_sentence(refusal), refusal.clause) for refusal in refusals]
