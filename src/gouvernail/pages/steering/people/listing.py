"""The people whom the steering office lets in, their roles, and those who are asked in. CCTP 4.2 (4.2-device)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.exports.lists import ListFile, column
from gouvernail.notices.mail.deliver import is_configured
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.role_words import role_words
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.steering.people.invitation_rows import rows_of
from gouvernail.pages.typed_text import text_in
from gouvernail.records.models import Account
from gouvernail.records.queries.invitations import of_the_state
from gouvernail.records.queries.people import STATES, Asked, people, teams
from gouvernail.rules.access import Right
from gouvernail.rules.invitations import OF_THE_STEERING_OFFICE
from gouvernail.rules.workbook_format.columns import Kind

PAGE_SIZE = 50
STATE_WORDS = {"active": "déjà connecté", "never": "jamais connecté", "suspended": "suspendu"}


class PersonRow(NamedTuple):
    """One account in words."""

    account: Account
    roles: list[str]
    state: str


@needs(Right.KEEP_ACCOUNTS)
@require_http_methods(["GET", "HEAD"])
def people_page(request: HttpRequest) -> HttpResponse:
    """The accounts, narrowed to what the address asks, then the invitations and the size of the teams."""
    asked = _asked(request)
    page = Paginator[Account](people(asked), PAGE_SIZE).get_page(request.GET.get("page"))
    now = clock.now()
    invitations = list(rows_of(of_the_state(), now))
    context = {
        "asked": asked,
        "page": page,
        "rows": list(_rows(page.object_list)),
        "roles": [(role.value, wording.ROLES[role]) for role in OF_THE_STEERING_OFFICE],
        "states": [(state, STATE_WORDS[state]) for state in STATES],
        "invitations": invitations,
        "waiting_count": sum(not row.is_expired for row in invitations),
        "expired_count": sum(row.is_expired for row in invitations),
        "teams": teams(),
        "has_mail_server": is_configured(),
    }
    return render(request, "gouvernail/steering/people.html", context)


def _asked(request: HttpRequest) -> Asked:
    return Asked(
        text_in(request.GET, "q"),
        _one_of(request.GET.get("role", ""), set(OF_THE_STEERING_OFFICE)),
        _one_of(request.GET.get("etat", ""), set(STATES)),
    )


_COLUMNS = (
    column("Nom", most=300),
    column("Adresse électronique", most=300),
    column("Rôles", most=300),
    column("Dernière connexion", Kind.DATE),
    column("État"),
)


@needs(Right.KEEP_ACCOUNTS)
@require_http_methods(["GET", "HEAD"])
def people_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The same accounts, all of them, as a file."""
    format_or_404(extension)
    rows = (
        (
            *(row.account.name, row.account.email, ", ".join(row.roles)),
            clock.day_of(row.account.last_login) if row.account.last_login else None,
            row.state or "ouvert",
        )
        for row in _rows(people(_asked(request)))
    )
    return list_answer(request, ListFile("comptes", _COLUMNS, rows), extension)


def _one_of(told: str, known: set[str]) -> str:
    return told if told in known else ""


def _rows(accounts: object) -> Iterator[PersonRow]:
    for account in accounts:  # type: ignore[attr-defined]
        yield PersonRow(account, [role_words(grant) for grant in account.roles_held], state_word(account))


def state_word(account: Account) -> str:
    """« suspendu », « jamais connecté », or nothing when there is nothing to say."""
    if not account.is_active:
        return STATE_WORDS["suspended"]
    return "" if account.last_login else STATE_WORDS["never"]
