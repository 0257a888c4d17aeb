"""The team of a contractor, as its own correspondent keeps it: the State never reads it.

CCTP 4.1 (4.1-contractor-authority): people stay under their employer's authority alone.
"""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gouvernail import clock, wording
from gouvernail.actions.invite import Guest, invite
from gouvernail.actions.leave_team import leave_team
from gouvernail.actions.role_scope import WantedRole
from gouvernail.notices.mail.deliver import is_configured
from gouvernail.pages.sign_in.links import address_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.fields import LineField
from gouvernail.pages.steering.people.invitation_rows import rows_of
from gouvernail.pages.steering.people.invite import after_sending, asker, keep_invitation
from gouvernail.records.models import Contractor, RoleGrant
from gouvernail.records.queries.invitations import of_teams, one_of
from gouvernail.records.queries.teams import contractors, free_identifiers, members, with_identifiers
from gouvernail.rules.access import Right, Role
from gouvernail.rules.verdicts import Refused

PAGE_SIZE = 50


class MemberForm(forms.Form):
    """Whom to ask into the team, and how its timesheets call this person."""

    email = forms.EmailField(
        label="Adresse électronique", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    name = LineField(label="Nom", required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    identifier = LineField(
        label="Identifiant dans vos feuilles de temps",
        max_length=200,
        help_text="Celui de vos classeurs (colonne « intervenant »), ou un nouveau : l’administration ne le lit pas.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "identifiants"}),
    )

    def __init__(self, known: list[Contractor], data: QueryDict | None = None) -> None:
        super().__init__(data)
        if len(known) > 1:
            choices = [(one.siret, one.name) for one in known]
            self.fields["contractor"] = forms.ChoiceField(label="Titulaire", choices=choices)
        self._known = known

    def siret(self) -> str:
        """The contractor whose team it is."""
        return str(self.cleaned_data.get("contractor") or self._known[0].siret)


@needs(Right.INVITE_MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def team(request: HttpRequest) -> HttpResponse:
    """Who is in the team, who is asked in, and a form to ask."""
    reader = reader_of(request)
    form = MemberForm(list(contractors(reader.scope.contractor_ids)), request.POST or None)
    if request.method != "POST":
        return _shown(request, reader, form, HTTPStatus.OK)
    if not form.is_valid():
        return _shown(request, reader, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    told = form.cleaned_data
    guest = Guest(told["email"], told["name"], told["identifier"])
    try:
        wanted = WantedRole(Role.MEMBER, form.siret())
        sent = invite(guest, wanted, asker(request), address_of(request, "invitation"))
    except Refused as refused:
        for refusal in refused.refusals:
            form.add_error(None, wording.refusal_sentence(refusal))
        return _shown(request, reader, form, HTTPStatus.CONFLICT)
    return after_sending(request, sent, "team")


def _shown(request: HttpRequest, reader: Reader, form: MemberForm, status: HTTPStatus) -> HttpResponse:
    own = reader.scope.contractor_ids
    page = Paginator[RoleGrant](members(own), PAGE_SIZE).get_page(request.GET.get("page"))
    invitations = list(rows_of(of_teams(own), clock.now()))
    context = {
        "form": form,
        "page": page,
        "rows": with_identifiers(list(page.object_list)),
        "has_many": len(own) > 1,
        "free": free_identifiers(own),
        "invitations": invitations,
        "waiting_count": sum(not row.is_expired for row in invitations),
        "has_mail_server": is_configured(),
    }
    return render(request, "gouvernail/contractor/team.html", context, status=status)


@needs(Right.INVITE_MEMBERS)
@require_POST
def team_member(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take somebody out of the team."""
    reader = reader_of(request)
    held = list(members(reader.scope.contractor_ids).filter(account__uuid=uuid))
    if not held:
        raise Http404
    try:
        for grant in held:
            leave_team(grant, actor=reader.actor)
        messages.success(request, "Cette personne n’est plus dans votre équipe ; ses jours déclarés restent.")
    except Refused as refused:
        for refusal in refused.refusals:
            messages.error(request, wording.refusal_sentence(refusal))
    return redirect("team")


@needs(Right.INVITE_MEMBERS)
@require_POST
def team_invitation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Send an invitation to the team again, or withdraw it."""
    own = reader_of(request).scope.contractor_ids
    return keep_invitation(request, one_of(of_teams(own), uuid), "team")
