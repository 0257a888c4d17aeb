"""Asking somebody in, and what becomes of an invitation that nobody has answered. CCTP 4.2 (4.2-device)."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gouvernail import clock, wording
from gouvernail.actions.invite import Asker, Guest, Sent, invite
from gouvernail.actions.send_invitation_again import send_invitation_again
from gouvernail.actions.withdraw_invitation import withdraw_invitation
from gouvernail.jobs.outbox import ask_for_sending
from gouvernail.notices.mail.deliver import is_configured
from gouvernail.pages.sign_in.links import address_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.people.role_fields import InviteForm
from gouvernail.records.models import Invitation
from gouvernail.records.queries.invitations import of_the_state, one_of
from gouvernail.rules.access import Right
from gouvernail.rules.verdicts import Refused


@needs(Right.KEEP_ACCOUNTS)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invite_page(request: HttpRequest) -> HttpResponse:
    """Ask in somebody of the State, a correspondent or a partner."""
    form = InviteForm(request.POST if request.method == "POST" else None)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            guest = Guest(form.cleaned_data["email"], form.cleaned_data["name"])
            try:
                sent = invite(guest, form.wanted(), asker(request), address_of(request, "invitation"))
            except Refused as refused:
                status = HTTPStatus.CONFLICT
                for refusal in refused.refusals:
                    form.add_error(None, wording.refusal_sentence(refusal))
            else:
                return after_sending(request, sent, "people")
    return render(request, "gouvernail/steering/invite.html", {"form": form}, status=status)


@needs(Right.KEEP_ACCOUNTS)
@require_POST
def kept_invitation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Send an invitation again, or withdraw it."""
    return keep_invitation(request, one_of(of_the_state(), uuid), "people")


def keep_invitation(request: HttpRequest, invitation: Invitation | None, url_name: str) -> HttpResponse:
    """What the keeper of an invitation asks, then back to the list; out of reach or answered meanwhile, 404."""
    if invitation is None:
        raise Http404
    try:
        if request.POST.get("geste") == "renvoyer":
            sent = send_invitation_again(invitation.pk, asker(request), address_of(request, "invitation"))
            return after_sending(request, sent, url_name)
        withdraw_invitation(invitation.pk, asker(request))
        messages.success(request, f"L’invitation de {invitation.email} est retirée : son lien n’ouvre plus rien.")
    except Refused as refused:
        for refusal in refused.refusals:
            messages.error(request, wording.refusal_sentence(refusal))
    return redirect(url_name)


def asker(request: HttpRequest) -> Asker:
    """Who asks."""
    account = reader_of(request).account
    if account is None:  # pragma: no cover - the right has been checked
        raise Http404
    return Asker(account)


def after_sending(request: HttpRequest, sent: Sent, url_name: str) -> HttpResponse:
    """The mail leaves; without a server, the link is shown this once, to be handed over by other means."""
    if not is_configured():
        context = {"invitation": sent.invitation, "address": sent.address, "back": url_name}
        return render(request, "gouvernail/invitation_to_hand_over.html", context, status=HTTPStatus.CREATED)
    ask_for_sending(clock.now())
    messages.success(request, f"L’invitation part par courriel à {sent.invitation.email}.")
    return redirect(url_name)
